import { run, sleep, spawn } from 'effection';

const N = 50_000;

await run(function* () {
  globalThis.gc();
  const before = process.memoryUsage().heapUsed;
  for (let i = 0; i < N; i++) {
    yield* spawn(function* () {
      yield* sleep(3_600_000);
    });
  }
  yield* sleep(0);
  globalThis.gc();
  console.log((process.memoryUsage().heapUsed - before) / N);
  process.exit();
});
