import { CancelledError, Condition, coro, createTask, run, sleep } from 'loopscope';

const work = coro(async function work(condition: Condition) {
  await condition.with(async () => {
    try {
      await condition.wait();
    } catch (error) {
      console.log('has the lock again', Number(condition.locked()), (error as Error).message);
      throw error;
    }
  });
});
const main = coro(async function main() {
  const condition = new Condition();
  const task = createTask(work(condition));
  await sleep(0);
  await condition.acquire();
  task.cancel('enough');
  for (let i = 0; i < 3; i++) await sleep(0);
  console.log('waits for the lock', Number(task.done()));
  condition.release();
  try {
    await task;
  } catch (error) {
    if (error instanceof CancelledError) console.log('cancelled', Number(condition.locked()));
  }
});
await run(main());
