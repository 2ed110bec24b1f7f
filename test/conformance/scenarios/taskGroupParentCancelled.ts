import { coro, createTask, currentTask, run, sleep, type TaskGroup, taskGroup, wait } from 'loopscope';

const child = coro(async function child() {
  try {
    await sleep(1000);
  } finally {
    await sleep(1);
    console.log('child stopped');
  }
});
const parent = coro(async function parent(waitsInBody: boolean) {
  let used: TaskGroup | undefined;
  try {
    await taskGroup(async (group) => {
      used = group;
      group.createTask(child());
      if (waitsInBody) await sleep(1000);
    });
  } catch (error) {
    console.log('parent:', (error as Error).message, currentTask()!.cancelling(), `${used}`);
    throw error;
  }
});
const main = coro(async function main() {
  for (const waitsInBody of [true, false]) {
    const task = createTask(parent(waitsInBody));
    await sleep(5);
    task.cancel('enough');
    await wait([task]);
    console.log(Number(task.cancelled()), task.cancelling());
  }
});
await run(main());
