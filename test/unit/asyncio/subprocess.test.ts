/** Subprocesses, beyond what the conformance scenarios compare with CPython. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { describe, expect, expectTypeOf, test } from 'vitest';
import {
  coro,
  createSubprocessExec,
  createSubprocessShell,
  createTask,
  DEVNULL,
  gather,
  PIPE,
  type Process,
  run,
  type StreamReader,
  type StreamWriter,
  type SubprocessOptions,
  sleep,
} from '../../../runtime/asyncio/index';

const main = <T>(body: () => Promise<T>) => run(coro(body)());

describe('a subprocess', () => {
  test('is a Process, whatever its streams are', async () => {
    const text = async (process: Process) => `${await process.stdout?.read()}${await process.wait()}`;
    await main(async () => {
      expect(await text(await createSubprocessExec('echo', ['text'], { stdout: PIPE }))).toBe('text\n0');
      expect(await text(await createSubprocessExec('true'))).toBe('undefined0');
    });
  });

  test('has the streams that were asked for, in its type too', async () => {
    await main(async () => {
      const piped = await createSubprocessExec('cat', [], { stdin: PIPE, stdout: PIPE, stderr: DEVNULL });
      expectTypeOf(piped.stdin).toEqualTypeOf<StreamWriter>();
      expectTypeOf(piped.stdout).toEqualTypeOf<StreamReader>();
      expectTypeOf(piped.stderr).toEqualTypeOf<undefined>();
      const [stdout, stderr] = await piped.communicate(Buffer.from('text'));
      expectTypeOf(stdout).toEqualTypeOf<Buffer>();
      expectTypeOf(stderr).toEqualTypeOf<undefined>();
      expect([`${stdout}`, stderr]).toEqual(['text', undefined]);

      const plain = await createSubprocessExec('true');
      expectTypeOf(plain.stdin).toEqualTypeOf<undefined>();
      expect([plain.stdin, plain.stdout, plain.stderr]).toEqual([undefined, undefined, undefined]);
      expect(await plain.wait()).toBe(0);

      const options: SubprocessOptions = { stdout: PIPE };
      const any: Process = await createSubprocessShell('echo text', options);
      expectTypeOf(any.stdout).toEqualTypeOf<StreamReader | undefined>();
      expect(`${await any.stdout?.read()}`).toBe('text\n');
      expectTypeOf(await any.communicate()).toEqualTypeOf<
        [stdout: Buffer | undefined, stderr: Buffer | undefined]
      >();
    });
  });

  test('that ends at once loses none of its output', async () => {
    await main(async () => {
      const outputs = await gather(
        Array.from({ length: 20 }, (_, i) =>
          coro(async () => {
            const process = await createSubprocessExec('echo', [`${i}`], { stdout: PIPE });
            await process.wait();
            return Number(await process.stdout.read());
          })(),
        ),
      );
      expect(outputs).toEqual(Array.from({ length: 20 }, (_, i) => i));
    });
  });

  test('says what is waited for', async () => {
    await main(async () => {
      const process = await createSubprocessExec('cat', [], { stdin: PIPE, stdout: PIPE });
      expect(process.wait()._waitInfo()).toEqual({ kind: 'subprocess', subject: 'cat' });
      expect(process.stdout.read()._waitInfo()).toEqual({ kind: 'socketRead', subject: 'cat' });
      expect(process.stdin.drain()._waitInfo()).toEqual({ kind: 'socketWrite', subject: 'cat' });
      process.kill();
      expect(await process.wait()).toBe(-9);
    });
  });

  test('is read in the context of who reads', async () => {
    const storage = new AsyncLocalStorage<string>();
    await main(async () => {
      const process = await createSubprocessExec('cat', [], { stdin: PIPE, stdout: PIPE });
      const read = coro(async function read() {
        await process.stdout.readline();
        return storage.getStore();
      });
      const task = storage.run('reader', () => createTask(read()));
      await sleep(0);
      process.stdin.write(Buffer.from('\n'));
      expect(await task).toBe('reader');
      process.stdin.close();
      await process.wait();
    });
  });
});
