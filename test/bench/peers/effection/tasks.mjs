import { run, spawn } from 'effection';

const N = 40_000;
function* nothing() {}

await run(function* () {
  for (let i = 0; i < 2_000; i++) yield* yield* spawn(nothing);
  const started = performance.now();
  for (let i = 0; i < N / 100; i++) {
    const tasks = [];
    for (let j = 0; j < 100; j++) tasks.push(yield* spawn(nothing));
    for (const task of tasks) yield* task;
  }
  console.log(((performance.now() - started) / N) * 1e3);
});
