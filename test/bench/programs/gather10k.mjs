/** Milliseconds to gather 10 000 sleeps of 10 ms. */
import { coro, gather, run, sleep } from 'loopscope';

const N = 10_000;

const main = coro(async function main() {
  await gather(Array.from({ length: N }, () => sleep(10)));
  const started = performance.now();
  await gather(Array.from({ length: N }, () => sleep(10)));
  console.log(performance.now() - started);
});

await run(main());
