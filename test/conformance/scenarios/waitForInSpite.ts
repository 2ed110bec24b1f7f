import { coro, createTask, currentTask, run, sleep, TimeoutError, waitFor } from 'loopscope';

const stubborn = coro(async function stubborn(): Promise<string | undefined> {
  try {
    await sleep(1000);
  } catch {
    return 'a result all the same';
  }
});
const failing = coro(async function failing(): Promise<string | undefined> {
  try {
    return await sleep(1000, 'never');
  } catch {
    throw new Error('broken on the way out');
  }
});
const main = coro(async function main() {
  for (const timeoutMs of [5, 0]) {
    for (const work of [stubborn, failing]) {
      const task = createTask(work());
      await sleep(0);
      try {
        console.log(await waitFor(task, timeoutMs));
      } catch (error) {
        console.log((error as Error).message);
      }
    }
  }
  try {
    console.log(await waitFor(stubborn(), 5));
  } catch (error) {
    if (error instanceof TimeoutError) console.log('timeout');
  }
  console.log(currentTask()!.cancelling());
});
await run(main());
