import { type Awaitable, coro, createTask, currentTask, run, sleep, wait, waitFor } from 'loopscope';

const work = coro(async function work() {
  try {
    await sleep(1000);
  } catch (error) {
    console.log('work:', (error as Error).message);
    throw error;
  }
});
const limited = coro(async function limited(awaitable: Awaitable<void>) {
  try {
    await waitFor(awaitable, 1000);
  } catch (error) {
    console.log('limited:', (error as Error).message, currentTask()!.cancelling());
    throw error;
  }
});
const main = coro(async function main() {
  for (const awaitable of [work(), createTask(work())]) {
    const task = createTask(limited(awaitable));
    await sleep(0);
    await sleep(0);
    task.cancel('enough');
    await wait([task]);
    console.log(Number(task.cancelled()));
  }
  const inner = createTask(work());
  const task = createTask(limited(inner));
  await sleep(0);
  inner.cancel('from inside');
  await wait([task]);
  console.log(Number(task.cancelled()), task.cancelling());
});
await run(main());
