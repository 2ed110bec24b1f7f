import {
  coro,
  openConnection,
  run,
  type StreamReader,
  type StreamWriter,
  sleep,
  startServer,
} from 'loopscope';

const main = coro(async function main() {
  const sent: string[] = [];
  const serve = coro(async function serve(_: StreamReader, writer: StreamWriter) {
    writer.write(Buffer.alloc(16_000_000));
    await writer.drain();
    sent.push('all');
    writer.close();
  });
  const server = await startServer(serve, '127.0.0.1', 0);
  const [reader, writer] = await openConnection(...server.sockets[0]!.getsockname(), { limit: 1000 });
  await sleep(50);
  console.log(JSON.stringify(sent), `${reader}`.includes('paused') ? 'True' : 'False');
  console.log((await reader.readexactly(1_000_000)).length);
  console.log((await reader.read()).length, JSON.stringify(sent).replaceAll('"', "'"));
  writer.close();
  server.close();
});
await run(main());
