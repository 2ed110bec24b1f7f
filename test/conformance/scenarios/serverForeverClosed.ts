import { CancelledError, coro, currentTask, getRunningLoop, run, startServer } from 'loopscope';

const main = coro(async function main() {
  const server = await startServer(() => {}, '127.0.0.1', 0);
  getRunningLoop().callLater(10, () => server.close());
  try {
    await server.serveForever();
  } catch (error) {
    if (error instanceof CancelledError) {
      console.log('cancelled', Number(server.isServing()), currentTask()!.cancelling());
    }
  }
});
await run(main());
