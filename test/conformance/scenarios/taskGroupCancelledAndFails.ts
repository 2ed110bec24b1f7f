import { coro, createTask, currentTask, run, sleep, taskGroup, wait } from 'loopscope';

const child = coro(async function child() {
  try {
    await sleep(1000);
  } catch {
    throw new Error('broken on the way out');
  }
});
const parent = coro(async function parent() {
  const task = currentTask()!;
  try {
    await taskGroup(async (group) => {
      group.createTask(child());
      await sleep(1000);
    });
  } catch (error) {
    if (error instanceof AggregateError) console.log(error.message, task.cancelling());
  }
  console.log('still here');
  try {
    await sleep(0);
  } catch (error) {
    console.log('told again', task.cancelling());
    throw error;
  }
});
const main = coro(async function main() {
  const task = createTask(parent());
  await sleep(5);
  task.cancel();
  await wait([task]);
  console.log(Number(task.cancelled()), task.cancelling());
});
await run(main());
