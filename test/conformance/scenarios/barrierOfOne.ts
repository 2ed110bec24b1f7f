import { Barrier, coro, getRunningLoop, run, sleep } from 'loopscope';

const main = coro(async function main() {
  const barrier = new Barrier(1);
  getRunningLoop().callSoon(console.log, 'next turn');
  console.log(await barrier.wait(), await barrier.wait());
  await sleep(0);
  try {
    new Barrier(0);
  } catch (error) {
    if (error instanceof RangeError) console.log(error.message);
  }
});
await run(main());
