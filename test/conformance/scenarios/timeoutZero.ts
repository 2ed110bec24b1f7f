import { coro, getRunningLoop, run, sleep, TimeoutError, timeout, timeoutAt } from 'loopscope';

const main = coro(async function main() {
  const loop = getRunningLoop();
  for (const delayMs of [0, -1]) {
    const deadline = await timeout(delayMs, async (limit) => {
      console.log('no await', Number(limit.expired()));
      return limit;
    });
    console.log(Number(deadline.expired()));
    try {
      await timeout(delayMs, async (limit) => {
        console.log('one turn');
        await sleep(0);
        console.log('after it', Number(limit.expired()));
        await sleep(0);
        console.log('never');
      });
    } catch (error) {
      if (error instanceof TimeoutError) console.log('timeout');
    }
  }
  try {
    await timeoutAt(loop.time() - 1000, async () => await sleep(1000));
  } catch (error) {
    if (error instanceof TimeoutError) console.log('past');
  }
});
await run(main());
