import {
  asCompleted,
  CancelledError,
  coro,
  createTask,
  currentTask,
  getRunningLoop,
  run,
  sleep,
} from 'loopscope';

const fail = coro(async function fail(delayMs: number, message: string) {
  await sleep(delayMs);
  throw new Error(message);
});
const main = coro(async function main() {
  const cancelled = createTask(sleep(1000));
  getRunningLoop().callLater(10, () => cancelled.cancel());
  for (const next of asCompleted([fail(1, 'first'), cancelled, fail(30, 'third')])) {
    try {
      await next;
    } catch (error) {
      if (error instanceof CancelledError) console.log('cancelled', currentTask()!.cancelling());
      else console.log((error as Error).message);
    }
  }
  try {
    asCompleted(cancelled as never);
  } catch (error) {
    console.log((error as Error).message);
  }
});
await run(main());
