/** A worker is cancelled, cleans up, and passes the cancellation on. */
import { CancelledError, coro, createTask, gather, run, sleep } from 'loopscope';

const worker = coro(async function worker() {
  try {
    await sleep(10_000);
  } catch (error) {
    if (error instanceof CancelledError) await sleep(5);
    throw error;
  } finally {
    console.log('cleaned up');
  }
});

const main = coro(async function main() {
  const task = createTask(worker());
  await sleep(20);
  task.cancel();
  await gather([task], { returnExceptions: true });
});

await run(main());
