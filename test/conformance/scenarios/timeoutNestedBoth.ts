import {
  coro,
  currentTask,
  getRunningLoop,
  run,
  sleep,
  type Timeout,
  TimeoutError,
  timeoutAt,
} from 'loopscope';

const main = coro(async function main() {
  const task = currentTask()!;
  const limits: Timeout[] = [];
  const whenMs = getRunningLoop().time() + 5;
  try {
    await timeoutAt(whenMs, async (outer) => {
      try {
        await timeoutAt(whenMs, async (inner) => {
          limits.push(inner, outer);
          await sleep(1000);
        });
      } catch (error) {
        if (error instanceof TimeoutError) {
          console.log('inner timeout', task.cancelling());
        } else {
          console.log('inner cancelled', task.cancelling());
          throw error;
        }
      }
      await sleep(1000);
      console.log('never');
    });
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    console.log('outer timeout', ...limits.map((one) => Number(one.expired())), task.cancelling());
  }
});
await run(main());
