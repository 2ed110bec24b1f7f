import { coro, createTask, currentTask, RuntimeError, run } from 'loopscope';

const work = coro(async function work() {
  try {
    await currentTask();
  } catch (error) {
    if (error instanceof RuntimeError) console.log(error.message.split(':')[0]);
  }
});
const main = coro(async function main() {
  await createTask(work());
});
await run(main());
