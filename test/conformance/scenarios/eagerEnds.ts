import { coro, createTask, run, sleep } from 'loopscope';

const work = coro(async function work(fails: boolean) {
  await sleep(0);
  if (fails) throw new Error('broken');
  return 'result';
});
const main = coro(async function main() {
  const options = { eagerStart: true };
  console.log(await createTask(work(false), options));
  try {
    await createTask(work(true), options);
  } catch (error) {
    console.log((error as Error).message);
  }
  const task = createTask(work(false), options);
  task.cancel('enough');
  try {
    await task;
  } catch (error) {
    console.log((error as Error).message, Number(task.cancelled()));
  }
});
await run(main());
