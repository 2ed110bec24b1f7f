import { CancelledError, coro, createTask, run, sleep } from 'loopscope';

const inner = coro(async function inner() {
  try {
    await sleep(60_000);
  } finally {
    console.log('inner finally');
  }
});
const work = coro(async function work() {
  try {
    await inner();
  } catch (error) {
    if (error instanceof CancelledError) console.log('work', error.message);
    throw error;
  }
});
const main = coro(async function main() {
  const task = createTask(work());
  await sleep(0);
  task.cancel('stop');
  console.log('requested');
  try {
    await task;
  } catch (error) {
    if (error instanceof CancelledError) console.log('main', error.message);
  }
  console.log(Number(task.cancelled()), task.cancelling());
});
await run(main());
