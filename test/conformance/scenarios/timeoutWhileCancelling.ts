import { coro, createTask, currentTask, run, sleep, TimeoutError, timeout } from 'loopscope';

const work = coro(async function work() {
  const task = currentTask()!;
  try {
    await sleep(1000);
  } catch (cancelled) {
    console.log('cancelled', task.cancelling());
    try {
      await timeout(5, async () => await sleep(1000));
    } catch (error) {
      if (error instanceof TimeoutError) console.log('the cleanup took too long', task.cancelling());
    }
    throw cancelled;
  }
});
const main = coro(async function main() {
  const task = createTask(work());
  await sleep(0);
  task.cancel('enough');
  try {
    await task;
  } catch (error) {
    console.log((error as Error).message, Number(task.cancelled()));
  }
});
await run(main());
