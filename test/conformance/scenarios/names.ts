import { allTasks, coro, createTask, currentTask, run } from 'loopscope';

const work = coro(async function work() {
  return currentTask()!.getName();
});
const main = coro(async function main() {
  console.log(currentTask()!.getName());
  console.log(await createTask(work()));
  console.log(await createTask(work(), { name: 'worker' }));
  console.log(await createTask(work()));
  const task = createTask(work());
  task.setName('renamed');
  console.log(await task);
  console.log(`['${[...allTasks()].map((one) => one.getName()).join("', '")}']`);
});
await run(main());
