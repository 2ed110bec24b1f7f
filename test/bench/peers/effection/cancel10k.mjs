import { run, sleep, spawn } from 'effection';

const N = 10_000;

function* cancelMany() {
  const tasks = [];
  for (let i = 0; i < N; i++) {
    tasks.push(
      yield* spawn(function* () {
        yield* sleep(3_600_000);
      }),
    );
  }
  yield* sleep(0);
  const started = performance.now();
  for (const task of tasks) yield* task.halt();
  return performance.now() - started;
}

await run(cancelMany);
console.log(await run(cancelMany));
