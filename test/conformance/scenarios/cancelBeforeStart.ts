import { CancelledError, coro, createTask, run } from 'loopscope';

const work = coro(async function work() {
  console.log('never printed');
});
const main = coro(async function main() {
  const task = createTask(work());
  console.log('accepted', Number(task.cancel('early')), 'done', Number(task.done()));
  try {
    await task;
  } catch (error) {
    if (error instanceof CancelledError) console.log('cancelled', error.message);
  }
  console.log(Number(task.cancelled()), 'again', Number(task.cancel()));
});
await run(main());
