import { CancelledError, coro, createTask, run, sleep } from 'loopscope';

const work = coro(async function work() {
  try {
    await sleep(60_000);
  } catch (first) {
    if (first instanceof CancelledError) console.log('first', first.message);
    try {
      await sleep(0);
    } catch (second) {
      if (second instanceof CancelledError) console.log('second', second.message);
      throw second;
    }
  }
});
const main = coro(async function main() {
  const task = createTask(work());
  await sleep(0);
  task.cancel('a');
  task.cancel('b');
  try {
    await task;
    console.log('not cancelled');
  } catch (error) {
    if (error instanceof CancelledError) console.log('main', error.message);
  }
  console.log(task.cancelling());
});
await run(main());
