import { coro, currentTask, run, sleep, TimeoutError, taskGroup, timeout } from 'loopscope';

const child = coro(async function child() {
  try {
    await sleep(1000);
  } finally {
    console.log('child stopped');
  }
});
const main = coro(async function main() {
  const task = currentTask()!;
  try {
    await timeout(5, () =>
      taskGroup(async (group) => {
        group.createTask(child());
      }),
    );
  } catch (error) {
    if (error instanceof TimeoutError) console.log('timeout around', task.cancelling());
  }
  try {
    await taskGroup(async (group) => {
      group.createTask(child());
      await timeout(5, () => sleep(1000));
    });
  } catch (error) {
    if (!(error instanceof AggregateError)) throw error;
    console.log(error.message, error.errors[0].name, task.cancelling());
  }
});
await run(main());
