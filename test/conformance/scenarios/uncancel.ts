import { CancelledError, coro, createTask, currentTask, run, sleep } from 'loopscope';

const work = coro(async function work() {
  const me = currentTask()!;
  console.log(me.uncancel());
  for (let i = 0; i < 2; i++) {
    try {
      await sleep(60_000);
    } catch (error) {
      if (error instanceof CancelledError) console.log(error.message, me.cancelling());
    }
  }
  console.log(me.uncancel(), me.uncancel(), me.uncancel());
  return 'went on';
});
const main = coro(async function main() {
  const task = createTask(work());
  await sleep(0);
  task.cancel('one');
  await sleep(0);
  await sleep(0);
  task.cancel('two');
  console.log(await task);
});
await run(main());
