import { Effect, Fiber, Queue } from 'effect';

const N = 250_000;

await Effect.runPromise(
  Effect.gen(function* () {
    const ping = yield* Queue.bounded(1);
    const pong = yield* Queue.bounded(1);
    const answer = yield* Effect.forkChild(
      Effect.gen(function* () {
        for (;;) yield* Queue.offer(pong, yield* Queue.take(ping));
      }),
    );
    const started = performance.now();
    for (let i = 0; i < N; i++) {
      yield* Queue.offer(ping, i);
      yield* Queue.take(pong);
    }
    console.log(((performance.now() - started) / (4 * N)) * 1e3);
    yield* Fiber.interrupt(answer);
  }),
);
