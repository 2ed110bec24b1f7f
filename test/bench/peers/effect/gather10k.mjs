import { Effect } from 'effect';

const N = 10_000;
const all = Effect.all(
  Array.from({ length: N }, () => Effect.sleep(10)),
  { concurrency: 'unbounded' },
);

await Effect.runPromise(all);
const started = performance.now();
await Effect.runPromise(all);
console.log(performance.now() - started);
