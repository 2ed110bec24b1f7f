import { coro, currentTask, KeyboardInterrupt, run, sleep, taskGroup } from 'loopscope';

const child = coro(async function child() {
  try {
    await sleep(1000);
  } finally {
    console.log('child stopped');
  }
});
const main = coro(async function main() {
  try {
    await taskGroup(async (group) => {
      group.createTask(child());
      await sleep(0);
      throw new KeyboardInterrupt();
    });
  } catch (error) {
    if (error instanceof KeyboardInterrupt) console.log('interrupt', currentTask()!.cancelling());
  }
});
await run(main());
