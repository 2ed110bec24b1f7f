import { coro, currentTask, run, sleep, type Timeout, TimeoutError, timeout } from 'loopscope';

const main = coro(async function main() {
  const task = currentTask()!;
  const limits: Timeout[] = [];
  const expired = (limit: Timeout) => Number(limit.expired());
  try {
    await timeout(5, async (limit) => {
      limits.push(limit);
      try {
        await sleep(1000);
      } catch {
        throw new Error('broken on the way out');
      }
    });
  } catch (error) {
    console.log((error as Error).message, ...limits.map(expired), task.cancelling());
  }
  const swallowed = await timeout(5, async (limit) => {
    try {
      await sleep(1000);
    } catch {
      console.log('swallowed');
    }
    return limit;
  });
  console.log(expired(swallowed), task.cancelling());
  try {
    await timeout(5, async () => {
      try {
        await sleep(1000);
      } finally {
        await sleep(5);
        console.log('cleaned up');
      }
    });
  } catch (error) {
    if (error instanceof TimeoutError) console.log('timeout', task.cancelling());
  }
});
await run(main());
