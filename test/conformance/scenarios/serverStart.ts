import { coro, getRunningLoop, openConnection, run, startServer } from 'loopscope';

const main = coro(async function main() {
  const server = await startServer((_, writer) => writer.close(), '127.0.0.1', 0, { startServing: false });
  console.log(Number(server.isServing()), Number(server.getLoop() === getRunningLoop()));
  await server.startServing();
  console.log(Number(server.isServing()));
  await server.startServing();
  const [reader, writer] = await openConnection(...server.sockets[0]!.getsockname());
  console.log((await reader.read()).length);
  writer.close();
  {
    await using _ = server;
    console.log('in');
  }
  console.log(Number(server.isServing()));
});
await run(main());
