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

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await sleep(0);
}
const fail = coro(async function fail(count: number, message: string) {
  await turns(count);
  throw new Error(message);
});
const main = coro(async function main() {
  const cancelled = createTask(sleep(1000));
  getRunningLoop().callSoon(() => cancelled.cancel());
  for (const next of asCompleted([fail(6, 'second'), cancelled, fail(12, 'third')])) {
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
