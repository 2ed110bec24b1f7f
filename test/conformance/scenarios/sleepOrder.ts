import { coro, gather, run, sleep } from 'loopscope';

const work = coro(async function work(name: string, delayMs: number) {
  await sleep(delayMs);
  console.log(name);
});
const main = coro(async function main() {
  await gather([300, 100, 200, 0, 100].map((delayMs) => work(String(delayMs), delayMs)));
  console.log(await sleep(1, 'result'));
  try {
    await sleep(Number.NaN);
  } catch (error) {
    console.log((error as RangeError).message);
  }
});
await run(main());
