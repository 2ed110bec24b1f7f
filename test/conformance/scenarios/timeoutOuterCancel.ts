import { coro, createTask, currentTask, run, sleep, type Timeout, timeout, wait } from 'loopscope';

const work = coro(async function work() {
  let deadline: Timeout | undefined;
  try {
    await timeout(1000, async (limit) => {
      deadline = limit;
      await sleep(10_000);
    });
  } catch (error) {
    const { message } = error as Error;
    console.log('cancelled:', message, Number(deadline!.expired()), currentTask()!.cancelling());
    throw error;
  }
});
const main = coro(async function main() {
  const task = createTask(work());
  await sleep(0);
  task.cancel('enough');
  await wait([task]);
  console.log(Number(task.cancelled()));
});
await run(main());
