/** A signal cancels the main task, which takes that as the sign to clean up, and ends in good order. */
import { CancelledError, coro, currentTask, Event, getRunningLoop, run, sleep } from 'loopscope';

const serve = coro(async function serve() {
  try {
    await new Event().wait();
  } catch (error) {
    if (!(error instanceof CancelledError)) throw error;
    await sleep(100);
    console.log('all connections are closed');
  }
});

const main = coro(async function main(how: string) {
  const serving = currentTask()!;
  const stop = () => void serving.cancel();
  if (how === 'loop') getRunningLoop().addSignalHandler('SIGTERM', stop);
  else process.once('SIGTERM', stop);
  setTimeout(() => process.kill(process.pid, 'SIGTERM'), 200);
  await serve();
});

for (const how of ['loop', 'process']) await run(main(how));
