/** Connections and servers, beyond what the conformance scenarios compare with CPython. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureDebugMode, type Hooks, onDebugMode } from '../../../runtime/asyncio/hooks';
import {
  BrokenPipeError,
  ConnectionRefusedError,
  ConnectionResetError,
  type Coroutine,
  coro,
  createTask,
  currentTask,
  EventLoop,
  Future,
  gather,
  getRunningLoop,
  OSError,
  openConnection,
  openUnixConnection,
  RuntimeError,
  run,
  StreamReader,
  type Streams,
  type StreamWriter,
  sleep,
  startServer,
  startUnixServer,
} from '../../../runtime/asyncio/index';
import { ByteBuffer } from '../../../runtime/asyncio/streams/byteBuffer';
import { cert, key } from './certificate';

const main = <T>(body: () => Promise<T>) => run(coro(body)());

const echo = coro(async function echo(reader: StreamReader, writer: StreamWriter) {
  for await (const line of reader) writer.write(line);
  writer.close();
});

/** What awaiting it throws. */
async function failure(awaitable: Coroutine<unknown>): Promise<unknown> {
  return Promise.resolve(awaitable).then(
    () => undefined,
    (error) => error,
  );
}

describe('bytes that have come', () => {
  const step = fc.oneof(
    fc.record({ push: fc.uint8Array({ maxLength: 9, max: 3 }) }),
    fc.record({ take: fc.nat(12) }),
    fc.record({ find: fc.uint8Array({ minLength: 1, maxLength: 3, max: 3 }), from: fc.nat(12) }),
  );

  test('are those of a plain buffer, however they come and are taken', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const buffer = new ByteBuffer();
        const taken: [Buffer, Buffer][] = [];
        let model = Buffer.alloc(0);
        for (const one of steps) {
          if ('push' in one) {
            buffer.push(one.push);
            model = Buffer.concat([model, one.push]);
          } else if ('take' in one) {
            taken.push([buffer.take(one.take), model.subarray(0, one.take)]);
            model = model.subarray(one.take);
          } else {
            expect(buffer.indexOf(one.find, one.from)).toBe(model.indexOf(one.find, one.from));
          }
          expect(buffer.length).toBe(model.length);
        }
        // What was taken early is not overwritten by what comes later.
        for (const [actual, expected] of taken) expect(actual.equals(expected)).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });

  test('are not copied when all is taken before more comes', () => {
    const buffer = new ByteBuffer();
    for (const text of ['one', 'two']) {
      const chunk = Buffer.from(text);
      buffer.push(chunk);
      expect(buffer.take(9).buffer).toBe(chunk.buffer);
    }
  });
});

test('lines are the same in whatever pieces they come', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: fc.constantFrom('a', '\n'), maxLength: 6 }), { maxLength: 12 }),
      async (pieces) => {
        const lines: string[] = [];
        await main(async () => {
          const reader = new StreamReader();
          createTask(
            coro(async () => {
              for (const piece of pieces) {
                reader.feedData(Buffer.from(piece));
                await sleep(0);
              }
              reader.feedEof();
            })(),
          );
          for await (const line of reader) lines.push(`${line}`);
        });
        expect(lines).toEqual(pieces.join('').match(/[^\n]*\n|[^\n]+$/g) ?? []);
      },
    ),
    { numRuns: 500 },
  );
});

describe('a connection', () => {
  test('that the peer resets fails its reads, its drain and its end, with the code of Node', async () => {
    await main(async () => {
      const server = net.createServer((socket) => socket.once('data', () => socket.resetAndDestroy()));
      await once(server.listen(0, '127.0.0.1'), 'listening');
      const { port } = server.address() as net.AddressInfo;
      const [reader, writer] = await openConnection('127.0.0.1', port);
      const reading = createTask(reader.readline());
      writer.write(Buffer.from('reset me'));
      const error = await Promise.resolve(reading).catch((thrown) => thrown);
      expect(error).toBeInstanceOf(ConnectionResetError);
      expect(error).toMatchObject({ code: 'ECONNRESET', syscall: 'read', message: 'read ECONNRESET' });
      expect(await failure(reader.read(1))).toBe(error);
      expect(await failure(writer.drain())).toBe(error);
      expect(await failure(writer.waitClosed())).toBe(error);
      expect(writer.isClosing()).toBe(true);
      writer.write(Buffer.from('dropped'));
      server.close();
    });
  });

  test('to which nobody listens any more fails while it is written', async () => {
    await main(async () => {
      const server = await startServer((_, writer) => writer.transport.abort(), '127.0.0.1', 0);
      const [reader, writer] = await openConnection(...server.sockets[0]!.getsockname());
      const error = await failure(
        coro(async () => {
          for (;;) {
            writer.write(Buffer.alloc(1000));
            await writer.drain();
          }
        })(),
      );
      expect([BrokenPipeError, ConnectionResetError]).toContain((error as Error).constructor);
      expect(await failure(reader.read())).toBe(error);
      server.close();
    });
  });

  test('that is cancelled while it is made is closed', async () => {
    const ends = new Future<number>(new EventLoop());
    const server = net.createServer((socket) => {
      socket.on('error', () => {});
      socket.resume().on('end', () => ends.setResult(1));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as net.AddressInfo;
    await main(async () => {
      // It is there for the system, but this TLS never gets an answer.
      const task = createTask(openConnection('127.0.0.1', port, { ssl: true }));
      await sleep(20);
      task.cancel();
      await gather([task], { returnExceptions: true });
      expect(task.cancelled()).toBe(true);
      while (!ends.done()) await sleep(1);
    });
    server.close();
  });

  test('stops what comes faster than it is read', async () => {
    await main(async () => {
      const size = 4_000_000;
      const server = await startServer(
        (_, writer) => {
          writer.write(Buffer.alloc(size));
          writer.close();
        },
        '127.0.0.1',
        0,
      );
      const [reader, writer] = await openConnection(...server.sockets[0]!.getsockname(), { limit: 1000 });
      let most = 0;
      let total = 0;
      while (!reader.atEof()) {
        total += (await reader.read(1000)).length;
        most = Math.max(most, reader._buffer.length);
        await sleep(0);
      }
      expect(total).toBe(size);
      // Twice the limit, and a chunk of Node's.
      expect(most).toBeLessThan(100_000);
      writer.close();
      server.close();
    });
  });

  test('of an unknown host says so', async () => {
    await main(async () => {
      const error = await failure(openConnection('no-such-host.invalid', 1));
      expect(error).toBeInstanceOf(OSError);
      expect(error).toHaveProperty('syscall', 'getaddrinfo');
    });
  });

  test('is of one loop', async () => {
    const reader = await main(async () => new StreamReader());
    await main(async () => {
      expect(await failure(reader.read())).toEqual(
        new RuntimeError('StreamReader.read belongs to a different event loop'),
      );
    });
  });

  test('says what is waited for', async () => {
    await main(async () => {
      const server = await startServer(() => {}, '127.0.0.1', 0);
      const [host, port] = server.sockets[0]!.getsockname();
      const subject = `${host}:${port}`;
      const connecting = createTask(openConnection(host, port));
      await sleep(0);
      const [reader, writer] = await connecting;
      expect(reader.readline()._waitInfo()).toEqual({ kind: 'socketRead', subject });
      expect(writer.drain()._waitInfo()).toEqual({ kind: 'socketWrite', subject });
      expect(writer.waitClosed()._waitInfo()).toEqual({ kind: 'socketWrite', subject });
      expect(server.waitClosed()._waitInfo()).toEqual({ kind: 'accept', subject });
      writer.close();
      server.close();
    });
  });
});

describe('a server', () => {
  test('runs each client in the context of who started it, as a task', async () => {
    const storage = new AsyncLocalStorage<string>();
    await main(async () => {
      const seen: unknown[] = [];
      const serve = coro(async function serve(reader: StreamReader, writer: StreamWriter) {
        seen.push(storage.getStore(), currentTask()?.getCoro().name);
        await reader.readline();
        seen.push(storage.getStore());
        writer.close();
      });
      const server = await storage.run('server', async () => await startServer(serve, '127.0.0.1', 0));
      await storage.run('client', async () => {
        const [reader, writer] = await openConnection(...server.sockets[0]!.getsockname());
        writer.write(Buffer.from('\n'));
        await reader.read();
        seen.push(storage.getStore());
        writer.close();
      });
      expect(seen).toEqual(['server', 'serve', 'server', 'client']);
      server.close();
    });
  });

  test('takes an async function too, and reports what it throws', async () => {
    await main(async () => {
      const reported = new Future<unknown>();
      getRunningLoop().setExceptionHandler((_, { exception }) => reported.setResult(exception));
      const wrong = new Error('of the promise');
      const server = await startServer(
        async () => {
          throw wrong;
        },
        '127.0.0.1',
        0,
      );
      const [reader, writer] = await openConnection(...server.sockets[0]!.getsockname());
      expect(await reported).toBe(wrong);
      expect(await reader.read()).toHaveLength(0);
      writer.close();
      server.close();
    });
  });

  test('listens everywhere without a host, and says where', async () => {
    await main(async () => {
      const server = await startServer(echo, undefined, 0);
      const [host, port] = server.sockets[0]!.getsockname();
      expect(host).toBe('0.0.0.0');
      expect(`${server}`).toContain(`0.0.0.0:${port}`);
      const [reader, writer] = await openConnection('127.0.0.1', port);
      writer.write(Buffer.from('hello\n'));
      expect(`${await reader.readline()}`).toBe('hello\n');
      writer.close();
      server.close();
    });
  });

  test('whose place is taken is closed', async () => {
    await main(async () => {
      const server = await startServer(echo, '127.0.0.1', 0);
      const place = server.sockets[0]!.getsockname();
      const error = await failure(startServer(echo, ['127.0.0.2', '127.0.0.1'], place[1]));
      expect(error).toMatchObject({ name: 'OSError', code: 'EADDRINUSE' });
      await expect(Promise.resolve(openConnection('127.0.0.2', place[1]))).rejects.toThrow(
        ConnectionRefusedError,
      );
      server.close();
    });
  });
});

describe('what a loop leaves open', () => {
  test('is closed with it', async () => {
    let place: readonly [string, number] | undefined;
    let streams: Streams | undefined;
    await main(async () => {
      const server = await startServer(echo, '127.0.0.1', 0);
      place = server.sockets[0]!.getsockname();
      streams = await openConnection(...place);
    });
    expect(streams![1].isClosing()).toBe(true);
    await main(async () => {
      expect(await failure(openConnection(...place!))).toBeInstanceOf(ConnectionRefusedError);
    });
  });

  test('does not keep the process alive', async () => {
    const { status, stdout, stderr } = await runProgram(`
      await run(coro(async () => {
        const [, writer] = await leaveOpen();
        writer.write(Buffer.alloc(16_000_000));
        // It has this program's output: while it is there, that doesn't end.
        await createSubprocessExec('sleep', ['60']);
        console.log('left');
      })());
    `);
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: 'left\n', stderr: '' });
  });

  test('does not keep the process alive if the loop is not closed', async () => {
    const { status, stdout, stderr } = await runProgram(`
      await newEventLoop().runUntilComplete(coro(leaveOpen)());
      console.log('left');
    `);
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: 'left\n', stderr: '' });
  });

  async function runProgram(text: string) {
    const folder = mkdtempSync(path.join(tmpdir(), 'streams-'));
    const file = path.join(folder, 'program.mjs');
    const contents = `
      import { coro, createSubprocessExec, newEventLoop, openConnection, run, startServer } from './index';
      async function leaveOpen() {
        const server = await startServer(() => {}, '127.0.0.1', 0);
        return await openConnection(...server.sockets[0].getsockname());
      }
      ${text}
    `;
    await build({
      stdin: { contents, resolveDir: path.join(import.meta.dirname, '../../../runtime/asyncio') },
      bundle: true,
      platform: 'node',
      format: 'esm',
      external: ['tinypool'],
      outfile: file,
      logLevel: 'error',
    });
    const result = spawnSync(process.execPath, [file], { encoding: 'utf8', timeout: 20_000 });
    rmSync(folder, { recursive: true });
    return result;
  }
});

describe('over TLS', () => {
  test('lines go to and fro, and the certificate is known', async () => {
    await main(async () => {
      const server = await startServer(echo, '127.0.0.1', 0, { ssl: { key, cert } });
      const [host, port] = server.sockets[0]!.getsockname();
      const [reader, writer] = await openConnection(host, port, { ssl: { ca: cert } });
      expect(writer.getExtraInfo('peercert')?.subject.CN).toBe('localhost');
      expect(writer.getExtraInfo('cipher')?.version).toMatch(/^TLS/);
      expect(writer.getExtraInfo('ssl_object')).toBe(writer.getExtraInfo('socket'));
      writer.write(Buffer.from('secret\n'));
      expect(`${await reader.readline()}`).toBe('secret\n');
      writer.close();
      await writer.waitClosed();
      server.close();
      await server.waitClosed();
    });
  });

  test('there are no half-closed connections', async () => {
    await main(async () => {
      const closed = new Future<boolean>();
      const serve = coro(async function serve(reader: StreamReader, writer: StreamWriter) {
        await reader.read();
        closed.setResult(writer.isClosing());
      });
      const server = await startServer(serve, '127.0.0.1', 0, { ssl: { key, cert } });
      const [, writer] = await openConnection(...server.sockets[0]!.getsockname(), { ssl: { ca: cert } });
      expect(writer.canWriteEof()).toBe(false);
      expect(() => writer.writeEof()).toThrow(RuntimeError);
      writer.close();
      expect(await closed).toBe(true);
      server.close();
      await server.waitClosed();
    });
  });

  test('a writer waits for a reader that takes its time', async () => {
    await main(async () => {
      const size = 16_000_000;
      const total = new Future<number>();
      const serve = coro(async function serve(reader: StreamReader, writer: StreamWriter) {
        await sleep(20);
        total.setResult((await reader.read()).length);
        writer.close();
      });
      const server = await startServer(serve, '127.0.0.1', 0, { ssl: { key, cert }, limit: 1000 });
      const [, writer] = await openConnection(...server.sockets[0]!.getsockname(), { ssl: { ca: cert } });
      writer.write(Buffer.alloc(size));
      const drain = createTask(writer.drain());
      await sleep(10);
      expect(drain.done()).toBe(false);
      await drain;
      writer.close();
      expect(await total).toBe(size);
      server.close();
    });
  });

  test('a certificate that nobody vouches for is refused', async () => {
    await main(async () => {
      const server = await startServer(echo, '127.0.0.1', 0, { ssl: { key, cert } });
      const error = await failure(openConnection(...server.sockets[0]!.getsockname(), { ssl: true }));
      expect(error).toMatchObject({ name: 'OSError', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
      server.close();
      await server.waitClosed();
    });
  });

  test('a client that speaks no TLS does the server no harm', async () => {
    await main(async () => {
      const server = await startServer(echo, '127.0.0.1', 0, { ssl: { key, cert } });
      const [reader, writer] = await openConnection(...server.sockets[0]!.getsockname());
      writer.write(Buffer.from('GET / HTTP/1.0\r\n\r\n'));
      await failure(reader.read());
      writer.close();
      expect(server.isServing()).toBe(true);
      server.close();
      await server.waitClosed();
    });
  });

  test('an open connection can go on', async () => {
    await main(async () => {
      const serve = coro(async function serve(reader: StreamReader, writer: StreamWriter) {
        writer.write(await reader.readline());
        await writer.startTls({ key, cert });
        writer.write(await reader.readline());
        writer.close();
      });
      const server = await startServer(serve, '127.0.0.1', 0);
      const [reader, writer] = await openConnection(...server.sockets[0]!.getsockname());
      writer.write(Buffer.from('STARTTLS\n'));
      expect(`${await reader.readline()}`).toBe('STARTTLS\n');
      await writer.startTls({ ca: cert, servername: 'localhost' });
      expect(writer.getExtraInfo('ssl_object')?.authorized).toBe(true);
      writer.write(Buffer.from('secret\n'));
      expect(`${await reader.readline()}`).toBe('secret\n');
      expect(await reader.read()).toHaveLength(0);
      writer.close();
      await writer.waitClosed();
      server.close();
      await server.waitClosed();
    });
  });

  test('an open connection whose certificate is refused is closed', async () => {
    await main(async () => {
      const serve = coro(async function serve(reader: StreamReader, writer: StreamWriter) {
        writer.write(await reader.readline());
        await failure(writer.startTls({ key, cert }));
        writer.close();
      });
      const server = await startServer(serve, '127.0.0.1', 0);
      const [reader, writer] = await openConnection(...server.sockets[0]!.getsockname());
      writer.write(Buffer.from('STARTTLS\n'));
      await reader.readline();
      expect(await failure(writer.startTls({}))).toHaveProperty('code', 'DEPTH_ZERO_SELF_SIGNED_CERT');
      expect(writer.isClosing()).toBe(true);
      server.close();
      await server.waitClosed();
    });
  });
});

describe('a Unix socket', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'streams-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('replaces one that was left behind, and goes with its server', async () => {
    const place = path.join(folder, 'socket');
    const left = spawnSync(process.execPath, [
      '-e',
      `require('net').createServer().listen(${JSON.stringify(place)}, () => process.kill(process.pid, 'SIGKILL'))`,
    ]);
    expect(left.signal).toBe('SIGKILL');
    expect(existsSync(place)).toBe(true);
    await main(async () => {
      expect(await failure(openUnixConnection(place))).toBeInstanceOf(ConnectionRefusedError);
      const server = await startUnixServer(echo, place);
      const [reader, writer] = await openUnixConnection(place);
      expect(reader.read()._waitInfo()).toEqual({ kind: 'socketRead', subject: `unix:${place}` });
      writer.close();
      server.close();
      await server.waitClosed();
    });
    expect(existsSync(place)).toBe(false);
  });
});

/** Last, as the debug mode stays on. */
test('the debug mode hears of what is opened and closed', async () => {
  const open = new Set<() => string>();
  const none = () => undefined;
  const opened: Hooks['opened'] = (_resource, loop, what) => {
    expect(loop).toBe(getRunningLoop());
    open.add(what);
    return () => open.delete(what);
  };
  onDebugMode(
    () => new Proxy({ opened } as Hooks, { get: (hooks, name) => Reflect.get(hooks, name) ?? none }),
  );
  ensureDebugMode(true);
  await main(async () => {
    const server = await startServer(echo, '127.0.0.1', 0);
    const [host, port] = server.sockets[0]!.getsockname();
    const [reader, writer] = await openConnection(host, port);
    writer.write(Buffer.from('\n'));
    await reader.readline();
    const names = [...open].map((what) => what().replace(/:\d+/, (end) => (end === `:${port}` ? end : '')));
    expect(names.sort()).toEqual([
      'connection to 127.0.0.1',
      `connection to 127.0.0.1:${port}`,
      `server at 127.0.0.1:${port}`,
    ]);
    writer.close();
    await writer.waitClosed();
    server.close();
    await server.waitClosed();
  });
  expect(open).toEqual(new Set());
});
