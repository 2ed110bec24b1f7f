import { CancelledError, coro, createTask, openConnection, run, sleep, startServer } from 'loopscope';

const main = coro(async function main() {
  const server = await startServer((_, writer) => writer.close(), '127.0.0.1', 0);
  const address = server.sockets[0]!.getsockname();
  const task = createTask(openConnection(...address));
  await sleep(0);
  task.cancel('not now');
  try {
    await task;
  } catch (error) {
    if (error instanceof CancelledError) console.log('cancelled', error.message);
  }
  const [reader, writer] = await openConnection(...address);
  console.log((await reader.read()).length);
  writer.close();
  server.close();
  await server.waitClosed();
});
await run(main());
