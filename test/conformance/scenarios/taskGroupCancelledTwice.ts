import { coro, createTask, currentTask, run, sleep, taskGroup, wait } from 'loopscope';

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await sleep(0);
}
const slow = coro(async function slow() {
  try {
    await sleep(1000);
  } finally {
    await turns(10);
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
  await turns(3);
  task.cancel('first');
  await turns(3);
  task.cancel('second');
  await wait([task]);
  console.log(Number(task.cancelled()));
});
await run(main());
