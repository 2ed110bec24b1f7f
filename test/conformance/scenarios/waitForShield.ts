import { coro, createTask, Future, gather, run, shield, sleep, TimeoutError, waitFor } from 'loopscope';

const work = coro(async function work(gate: Future<void>) {
  await gate;
  return 'done after all';
});
const main = coro(async function main() {
  const gate = new Future<void>();
  const task = createTask(work(gate));
  try {
    await waitFor(shield(task), 5);
  } catch (error) {
    if (error instanceof TimeoutError) console.log('timeout', Number(task.done()), task.cancelling());
  }
  gate.setResult();
  console.log(await task);
  const children = [1, 2].map((n) => createTask(sleep(1000, n)));
  try {
    await waitFor(gather(children), 5);
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    console.log(`[${children.map((child) => Number(child.cancelled())).join(', ')}]`);
  }
});
await run(main());
