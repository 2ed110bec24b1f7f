import { coro, createTask, run, sleep, type Task, wait, waitFor } from 'loopscope';

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await sleep(0);
}
const slow = coro(async function slow() {
  try {
    await sleep(1000);
  } catch (error) {
    console.log('slow is told');
    await turns(8);
    console.log('slow is over');
    throw error;
  }
});
const limited = coro(async function limited(task: Task<void>) {
  try {
    await waitFor(task, 0);
  } catch (error) {
    console.log('limited:', (error as Error).message, Number(task.done()));
    throw error;
  }
});
const main = coro(async function main() {
  const inner = createTask(slow());
  await sleep(0);
  const outer = createTask(limited(inner));
  await sleep(0);
  await sleep(0);
  outer.cancel('no time');
  await wait([inner, outer]);
  console.log(Number(inner.cancelled()), Number(outer.cancelled()));
});
await run(main());
