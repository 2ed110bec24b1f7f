import { CancelledError, coro, createTask, currentTask, run, sleep } from 'loopscope';

const work = coro(async function work() {
  currentTask()!.cancel('self');
  console.log('still running');
  try {
    await sleep(60_000);
  } catch (error) {
    if (error instanceof CancelledError) console.log('at the await', error.message);
    throw error;
  }
});
const last = coro(async function last() {
  currentTask()!.cancel('no await follows');
  return 'lost';
});
const main = coro(async function main() {
  for (const coroutine of [work(), last()]) {
    const task = createTask<unknown>(coroutine);
    try {
      console.log(await task);
    } catch (error) {
      if (error instanceof CancelledError) console.log('main', error.message);
    }
  }
});
await run(main());
