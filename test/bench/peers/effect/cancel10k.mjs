import { Effect, Fiber } from 'effect';

const N = 10_000;

const cancelMany = Effect.gen(function* () {
  const fibers = [];
  for (let i = 0; i < N; i++) fibers.push(yield* Effect.forkChild(Effect.sleep(3_600_000)));
  yield* Effect.yieldNow;
  const started = performance.now();
  yield* Fiber.interruptAll(fibers);
  return performance.now() - started;
});

await Effect.runPromise(cancelMany);
console.log(await Effect.runPromise(cancelMany));
