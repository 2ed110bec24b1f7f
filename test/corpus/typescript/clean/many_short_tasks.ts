/** A busy program: many tasks that live for a moment. */
import { coro, createTask, gather, run, sleep } from 'loopscope';

const add = coro(async function add(a: number, b: number) {
  await sleep(0);
  return a + b;
});

const main = coro(async function main() {
  let sum = 0;
  for (let round = 0; round < 20; round++) {
    const sums = await gather(Array.from({ length: 50 }, (_, n) => createTask(add(round, n))));
    sum += sums.reduce((a, b) => a + b, 0);
  }
  console.log(sum);
});

await run(main());
