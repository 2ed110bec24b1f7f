/** Slow answers are given up on, and that is handled. */
import { coro, gather, run, sleep, TimeoutError, timeout } from 'loopscope';

const ask = coro(async function ask(delayMs: number) {
  try {
    await timeout(50, async () => await sleep(delayMs));
    return 'answered';
  } catch (error) {
    if (error instanceof TimeoutError) return 'too slow';
    throw error;
  }
});

const main = coro(async function main() {
  console.log(await gather([ask(5), ask(5_000)]));
});

await run(main());
