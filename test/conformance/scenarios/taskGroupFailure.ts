import { coro, currentTask, run, sleep, type Task, type TaskGroup, taskGroup } from 'loopscope';

const fail = coro(async function fail() {
  await sleep(5);
  throw new Error('broken');
});
const sibling = coro(async function sibling() {
  try {
    await sleep(1000);
  } catch (error) {
    console.log('sibling cancelled', `'${(error as Error).message}'`);
    throw error;
  } finally {
    await sleep(5);
    console.log('sibling cleaned up');
  }
});
const main = coro(async function main() {
  const task = currentTask()!;
  let other: Task<void> | undefined;
  let used: TaskGroup | undefined;
  try {
    await taskGroup(async (group) => {
      used = group;
      group.createTask(fail());
      other = group.createTask(sibling());
      try {
        await sleep(1000);
      } catch (error) {
        console.log('body cancelled', task.cancelling(), `${group}`);
        throw error;
      }
    });
  } catch (error) {
    if (!(error instanceof AggregateError)) throw error;
    console.log(error.message, `[${error.errors.map((one) => `'${one.message}'`).join(', ')}]`);
  }
  console.log(Number(other!.cancelled()), task.cancelling(), `${used}`);
  await sleep(0);
  console.log('goes on');
});
await run(main());
