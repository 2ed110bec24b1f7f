/** Microseconds per task: create it and await its end. */
import { coro, createTask, gather, run } from 'loopscope';

const N = 40_000;
const nothing = coro(async function nothing() {});

const main = coro(async function main() {
  for (let i = 0; i < 2_000; i++) await createTask(nothing());
  const started = performance.now();
  for (let i = 0; i < N / 100; i++) await gather(Array.from({ length: 100 }, () => createTask(nothing())));
  console.log(((performance.now() - started) / N) * 1e3);
});

await run(main());
