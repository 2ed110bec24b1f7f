// settings: stuckTaskMs=300
/** A server whose clients come, stay quiet for a while, and go. */
import {
  coro,
  gather,
  openConnection,
  run,
  type StreamReader,
  type StreamWriter,
  sleep,
  startServer,
} from 'loopscope';

const echo = coro(async function echo(reader: StreamReader, writer: StreamWriter) {
  for (let line = await reader.readline(); line.length > 0; line = await reader.readline()) {
    writer.write(line);
    await writer.drain();
  }
  writer.close();
  await writer.waitClosed();
});

const client = coro(async function client(port: number, name: string) {
  const [reader, writer] = await openConnection('127.0.0.1', port);
  for (const word of ['hello', 'bye']) {
    writer.write(Buffer.from(`${word} ${name}\n`));
    await reader.readline();
    await sleep(400);
  }
  writer.close();
  await writer.waitClosed();
});

const main = coro(async function main() {
  const server = await startServer(echo, '127.0.0.1', 0);
  const [, port] = server.sockets[0]!.getsockname() as readonly [host: string, port: number];
  await gather(['ann', 'bob', 'eve'].map((name) => client(port, name)));
  server.close();
  await server.waitClosed();
});

await run(main());
