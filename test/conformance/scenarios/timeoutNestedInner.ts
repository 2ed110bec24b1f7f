import { coro, currentTask, run, sleep, type Timeout, TimeoutError, timeout } from 'loopscope';

const main = coro(async function main() {
  const task = currentTask()!;
  const limits: Timeout[] = [];
  await timeout(1000, async (outer) => {
    limits.push(outer);
    try {
      await timeout(5, async (inner) => {
        limits.push(inner);
        await sleep(10_000);
      });
    } catch (error) {
      if (!(error instanceof TimeoutError)) throw error;
      console.log('inner', Number(limits[1]!.expired()), Number(outer.expired()), task.cancelling());
    }
    await sleep(1);
    console.log('outer goes on');
  });
  console.log(limits.join(' '), task.cancelling());
});
await run(main());
