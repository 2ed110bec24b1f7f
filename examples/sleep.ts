/**
 * Blocking and async sleep: three workers, once with each.
 *
 * With a call that blocks, as `Atomics.wait` or `execSync`, the loop stands still: no other worker runs meanwhile, and
 * all take turns. With `sleep` only the worker waits, and three take no longer than one.
 *
 *     loopscope run examples/sleep.ts
 */
import { type Coroutine, coro, gather, run, sleep } from 'loopscope';

const blocking = coro(async function blocking(name: string) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200); // slow-callback: nobody else runs meanwhile
  console.log(`${name} slept, and so did all`);
});

const waiting = coro(async function waiting(name: string) {
  await sleep(200);
  console.log(`${name} slept alone`);
});

const timed = coro(async function timed(worker: (name: string) => Coroutine<void>) {
  const start = performance.now();
  await gather([worker('a'), worker('b'), worker('c')]);
  console.log(`${worker.name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
});

const main = coro(async function main() {
  await timed(blocking);
  await timed(waiting);
});

await run(main());
