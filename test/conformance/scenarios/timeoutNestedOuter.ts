import { coro, currentTask, run, sleep, type Timeout, TimeoutError, timeout } from 'loopscope';

const main = coro(async function main() {
  const task = currentTask()!;
  const limits: Timeout[] = [];
  try {
    await timeout(5, async (outer) => {
      try {
        await timeout(1000, async (inner) => {
          limits.push(inner, outer);
          await sleep(10_000);
        });
      } catch (error) {
        if (error instanceof TimeoutError) console.log('inner timeout');
        else console.log('cancelled', ...limits.map((one) => Number(one.expired())), task.cancelling());
        throw error;
      }
    });
  } catch (error) {
    if (error instanceof TimeoutError) console.log('outer timeout', limits.join(' '), task.cancelling());
  }
});
await run(main());
