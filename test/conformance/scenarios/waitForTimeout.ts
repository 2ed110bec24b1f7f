import { coro, createTask, currentTask, Future, run, sleep, TimeoutError, waitFor } from 'loopscope';

const work = coro(async function work() {
  try {
    await sleep(1000);
  } catch (error) {
    console.log('work:', `'${(error as Error).message}'`);
    throw error;
  } finally {
    await sleep(5);
    console.log('cleaned up');
  }
});
const main = coro(async function main() {
  for (const make of [work, () => createTask(work())]) {
    try {
      await waitFor(make(), 10);
    } catch (error) {
      if (!(error instanceof TimeoutError)) throw error;
      console.log(error.name, `'${error.message}'`, (error.cause as Error).name);
    }
    console.log(currentTask()!.cancelling());
  }
  const future = new Future();
  try {
    await waitFor(future, 10);
  } catch (error) {
    if (error instanceof TimeoutError) console.log('future', Number(future.cancelled()));
  }
});
await run(main());
