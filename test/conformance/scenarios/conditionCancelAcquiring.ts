import { CancelledError, Condition, coro, createTask, currentTask, run, sleep } from 'loopscope';

const work = coro(async function work(condition: Condition) {
  await condition.with(async () => {
    try {
      await condition.wait();
    } finally {
      console.log('has the lock', Number(condition.locked()), currentTask()!.cancelling());
    }
  });
});
const main = coro(async function main() {
  // Cancelled while it waits for the lock after its notification, twice: the last one is told.
  const condition = new Condition();
  const task = createTask(work(condition));
  await sleep(0);
  await condition.acquire();
  condition.notify();
  await sleep(0);
  task.cancel('first');
  await sleep(0);
  task.cancel('second');
  await sleep(0);
  console.log(Number(task.done()));
  condition.release();
  try {
    await task;
  } catch (error) {
    if (error instanceof CancelledError) console.log(error.message, Number(condition.locked()));
  }
});
await run(main());
