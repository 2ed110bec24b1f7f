import { coro, getRunningLoop, run, sleep, type Timeout, timeout, timeoutAt } from 'loopscope';

const main = coro(async function main() {
  const loop = getRunningLoop();
  for (const delayMs of [1000, undefined]) {
    const deadline = await timeout(delayMs, async (limit) => {
      const when = limit.when();
      console.log(Number(when === undefined), Number(when === undefined || when > loop.time()));
      await sleep(1);
      return limit;
    });
    console.log(Number(deadline.expired()), `${deadline}`);
  }
  const last = await timeoutAt(loop.time() + 1000, async (limit) => {
    await sleep(1);
    return limit;
  });
  console.log(Number(last.expired()));
  let deadline: Timeout | undefined;
  try {
    await timeout(1000, async (limit) => {
      deadline = limit;
      throw new Error('broken');
    });
  } catch (error) {
    console.log((error as Error).message, `${deadline}`);
  }
});
await run(main());
