import { asyncGenerator, coro, createTask, currentTask, run, sleep, wait } from 'loopscope';

const ticks = asyncGenerator(async function* ticks() {
  try {
    for (;;) {
      try {
        await sleep(1000);
      } catch (error) {
        console.log('generator:', (error as Error).message, currentTask()!.getName());
        throw error;
      }
      yield;
    }
  } finally {
    await sleep(0);
    console.log('cleaned up');
  }
});
const consume = coro(async function consume() {
  try {
    for await (const _ of ticks());
  } catch (error) {
    console.log('consumer:', (error as Error).message);
    throw error;
  }
});
const main = coro(async function main() {
  const task = createTask(consume(), { name: 'consumer' });
  await sleep(5);
  task.cancel('enough');
  await wait([task]);
  console.log(Number(task.cancelled()));
});
await run(main());
