import { CancelledError, coro, currentTask, getRunningLoop, run, shield, sleep } from 'loopscope';

const work = coro(async function work() {
  try {
    await sleep(1000);
  } catch (error) {
    if (error instanceof CancelledError) console.log('the end');
    throw error;
  }
});
const main = coro(async function main() {
  const task = currentTask()!;
  getRunningLoop().callLater(5, () => task.cancel());
  try {
    await shield(work());
  } catch (error) {
    if (error instanceof CancelledError) console.log('main cancelled');
  }
});
await run(main());
console.log('closed');
