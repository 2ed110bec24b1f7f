import { coro, createTask, gather, run, shield, sleep, TimeoutError, waitFor } from 'loopscope';

const work = coro(async function work() {
  await sleep(20);
  return 'done after all';
});
const main = coro(async function main() {
  const task = createTask(work());
  try {
    await waitFor(shield(task), 5);
  } catch (error) {
    if (error instanceof TimeoutError) console.log('timeout', Number(task.done()), task.cancelling());
  }
  console.log(await task);
  const children = [1, 2].map((n) => createTask(sleep(20, n)));
  try {
    await waitFor(gather(children), 5);
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    console.log(`[${children.map((child) => Number(child.cancelled())).join(', ')}]`);
  }
});
await run(main());
