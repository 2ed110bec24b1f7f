import { coro, currentTask, run, sleep, type Task, taskGroup } from 'loopscope';

const child = coro(async function child() {
  try {
    await sleep(1000);
  } finally {
    console.log('child stopped', currentTask()!.cancelling());
  }
});
const main = coro(async function main() {
  const children: Task<void>[] = [];
  try {
    await taskGroup(async (group) => {
      children.push(group.createTask(child()));
      await sleep(0);
      children.push(group.createTask(child()));
      throw new Error('body');
    });
  } catch (error) {
    if (!(error instanceof AggregateError)) throw error;
    console.log(error.message, error.errors[0].message);
  }
  console.log(...children.map((one) => Number(one.cancelled())), currentTask()!.cancelling());
});
await run(main());
