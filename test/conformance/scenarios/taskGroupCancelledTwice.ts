import { coro, createTask, currentTask, run, sleep, taskGroup, wait } from 'loopscope';

const slow = coro(async function slow() {
  try {
    await sleep(1000);
  } finally {
    await sleep(20);
    console.log('slow stopped', currentTask()!.cancelling());
  }
});
const parent = coro(async function parent() {
  try {
    await taskGroup(async (group) => {
      group.createTask(slow());
    });
  } catch (error) {
    console.log('parent:', (error as Error).message, currentTask()!.cancelling());
    throw error;
  }
});
const main = coro(async function main() {
  const task = createTask(parent());
  await sleep(1);
  task.cancel('first');
  await sleep(1);
  task.cancel('second');
  await wait([task]);
  console.log(Number(task.cancelled()));
});
await run(main());
