import { allTasks, coro, createTask, currentTask, run, sleep } from 'loopscope';

const work = coro(async function work(name: string) {
  console.log(name, 'starts in', currentTask()!.getName());
  await sleep(0);
  console.log(name, 'ends');
  return name;
});
const main = coro(async function main() {
  const eager = createTask(work('eager'), { name: 'eager one', eagerStart: true });
  console.log('main', currentTask()!.getName(), Number(eager.done()));
  await sleep(0);
  const lazy = createTask(work('lazy'), { name: 'lazy one' });
  console.log(allTasks().size, await eager, await lazy);
});
await run(main());
