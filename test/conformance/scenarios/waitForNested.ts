import { coro, currentTask, run, sleep, TimeoutError, waitFor } from 'loopscope';

const inner = coro(async function inner(timeoutMs: number) {
  try {
    await waitFor(sleep(1000), timeoutMs);
  } catch (error) {
    if (error instanceof TimeoutError) {
      console.log('inner timeout');
    } else {
      console.log('inner cancelled');
      throw error;
    }
  }
  return 'inner done';
});
const main = coro(async function main() {
  for (const [short, long] of [
    [5, 500],
    [500, 5],
  ] as const) {
    try {
      console.log(await waitFor(inner(short), long));
    } catch (error) {
      if (error instanceof TimeoutError) console.log('outer timeout');
    }
    console.log(currentTask()!.cancelling());
  }
});
await run(main());
