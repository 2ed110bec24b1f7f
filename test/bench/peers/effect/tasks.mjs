import { Effect, Fiber } from 'effect';

const N = 40_000;
const nothing = Effect.gen(function* () {});

await Effect.runPromise(
  Effect.gen(function* () {
    for (let i = 0; i < 2_000; i++) yield* Fiber.join(yield* Effect.forkChild(nothing));
    const started = performance.now();
    for (let i = 0; i < N / 100; i++) {
      const fibers = [];
      for (let j = 0; j < 100; j++) fibers.push(yield* Effect.forkChild(nothing));
      yield* Fiber.joinAll(fibers);
    }
    console.log(((performance.now() - started) / N) * 1e3);
  }),
);
