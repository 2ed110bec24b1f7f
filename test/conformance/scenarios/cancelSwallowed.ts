import { CancelledError, coro, createTask, currentTask, run, sleep } from 'loopscope';

const work = coro(async function work() {
  try {
    await sleep(60_000);
  } catch (error) {
    if (error instanceof CancelledError) console.log('swallowed', currentTask()!.cancelling());
  }
  await sleep(0);
  return 'result';
});
const main = coro(async function main() {
  const task = createTask(work());
  await sleep(0);
  task.cancel();
  console.log(await task, Number(task.cancelled()), task.cancelling());
});
await run(main());
