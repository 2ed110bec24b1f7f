import { coro, RuntimeError, run, sleep, type TaskGroup, taskGroup } from 'loopscope';

const fail = coro(async function fail() {
  throw new Error('broken');
});
const main = coro(async function main() {
  const over = await taskGroup(async (group) => group);
  try {
    over.createTask(fail());
  } catch (error) {
    if (error instanceof RuntimeError) console.log(error.message);
  }
  let used: TaskGroup | undefined;
  try {
    await taskGroup(async (group) => {
      used = group;
      group.createTask(fail());
      try {
        await sleep(1000);
      } finally {
        group.createTask(fail());
      }
    });
  } catch (error) {
    if (!(error instanceof AggregateError)) throw error;
    console.log(error.message, ...error.errors.map((one) => one.message));
  }
  try {
    used?.createTask(fail());
  } catch (error) {
    if (error instanceof RuntimeError) console.log(error.message);
  }
});
await run(main());
