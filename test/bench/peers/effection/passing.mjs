// Its queue has no bound, and putting is no operation: half the awaits of the others, and told per await of theirs.
import { createQueue, run, spawn } from 'effection';

const N = 250_000;

await run(function* () {
  const ping = createQueue();
  const pong = createQueue();
  yield* spawn(function* () {
    for (;;) pong.add((yield* ping.next()).value);
  });
  const started = performance.now();
  for (let i = 0; i < N; i++) {
    ping.add(i);
    yield* pong.next();
  }
  console.log(((performance.now() - started) / (4 * N)) * 1e3);
});
