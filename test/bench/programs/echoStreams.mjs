/** See `echoLoad.mjs`: lines are read as lines, blocks as what has come. */
import { coro, foreign, run, startServer } from 'loopscope';
import { measure } from './echoLoad.mjs';

const isLines = Number(process.argv[2] ?? 32) <= 1024;

const echo = coro(async function echo(reader, writer) {
  for (;;) {
    const data = await (isLines ? reader.readline() : reader.read(65536));
    if (data.length === 0) break;
    writer.write(data);
    await writer.drain();
  }
  writer.close();
});

const main = coro(async function main() {
  const server = await startServer(echo, '127.0.0.1', 0);
  const [, port] = server.sockets[0].getsockname();
  await foreign(() => measure(port));
  server.close();
});

await run(main());
