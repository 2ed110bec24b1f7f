import { CancelledError, coro, createTask, gather, run, sleep, type Task } from 'loopscope';

const child = coro(async function child() {
  try {
    await sleep(60_000);
  } catch (error) {
    if (error instanceof CancelledError) console.log('child', error.message);
    await sleep(0);
    console.log('child cleaned up');
    throw error;
  }
});
const parent = coro(async function parent(task: Task<void>) {
  try {
    await task;
  } catch (error) {
    if (error instanceof CancelledError) console.log('parent', error.message);
    throw error;
  }
});
const main = coro(async function main() {
  const first = createTask(child());
  const second = createTask(parent(first));
  await sleep(0);
  await sleep(0);
  second.cancel('down');
  console.log(first.cancelling(), second.cancelling());
  await gather([first, second], { returnExceptions: true });
  console.log(Number(first.cancelled()), Number(second.cancelled()));
});
await run(main());
