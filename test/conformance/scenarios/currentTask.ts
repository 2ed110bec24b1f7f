import {
  allTasks,
  coro,
  createTask,
  currentTask,
  Future,
  gather,
  getRunningLoop,
  run,
  sleep,
} from 'loopscope';

const work = coro(async function work() {
  return Number(currentTask() === undefined);
});
const main = coro(async function main() {
  const loop = getRunningLoop();
  const me = currentTask();
  const future = new Future<void>();
  loop.callSoon(() => {
    console.log('callback', Number(currentTask() === undefined));
    future.setResult();
  });
  await future;
  console.log(Number(currentTask() === me), await work());
  const tasks = [1, 2, 3].map(() => createTask(sleep(0)));
  console.log(allTasks().size);
  await gather(tasks);
  console.log(allTasks().size);
});
await run(main());
