import { coro, currentTask, run, sleep, taskGroup } from 'loopscope';

const fail = coro(async function fail() {
  throw new Error('broken');
});
const main = coro(async function main() {
  const task = currentTask()!;
  try {
    await taskGroup(async (group) => {
      group.createTask(fail());
      try {
        await sleep(1000);
      } catch {
        console.log('caught', task.cancelling());
      }
      await sleep(0);
      console.log('body ends', task.cancelling());
    });
  } catch (error) {
    if (error instanceof AggregateError) console.log(error.message, task.cancelling());
  }
});
await run(main());
