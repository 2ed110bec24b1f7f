import { Effect, Fiber } from 'effect';

const N = 50_000;
const sleeper = Effect.gen(function* () {
  yield* Effect.sleep(3_600_000);
});

await Effect.runPromise(
  Effect.gen(function* () {
    globalThis.gc();
    const before = process.memoryUsage().heapUsed;
    const fibers = [];
    for (let i = 0; i < N; i++) fibers.push(yield* Effect.forkChild(sleeper));
    yield* Effect.yieldNow;
    globalThis.gc();
    console.log((process.memoryUsage().heapUsed - before) / N);
    yield* Fiber.interruptAll(fibers);
  }),
);
