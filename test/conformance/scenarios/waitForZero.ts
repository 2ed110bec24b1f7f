import { coro, createTask, currentTask, run, sleep, TimeoutError, waitFor } from 'loopscope';

const work = coro(async function work() {
  console.log('started');
  try {
    await sleep(1000);
  } finally {
    console.log('stopped');
  }
});
const main = coro(async function main() {
  for (const timeoutMs of [0, -1]) {
    try {
      await waitFor(work(), timeoutMs);
    } catch (error) {
      if (!(error instanceof TimeoutError)) throw error;
      console.log('not started', (error.cause as Error).name);
    }
  }
  const task = createTask(work());
  await sleep(0);
  try {
    await waitFor(task, 0);
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    console.log(Number(task.cancelled()), task.cancelling(), currentTask()!.cancelling());
  }
});
await run(main());
