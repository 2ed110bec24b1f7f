import { coro, createTask, currentTask, run, shield, sleep } from 'loopscope';

const main = coro(async function main() {
  const inner = createTask(sleep(1000));
  const outer = shield(inner);
  outer.addDoneCallback((future) => console.log('outer done', Number(future.cancelled())));
  await sleep(0);
  inner.cancel('inner');
  try {
    await outer;
  } catch (error) {
    console.log('cancelled', `'${(error as Error).message}'`);
  }
  console.log(Number(inner.cancelled()), Number(outer.cancelled()), currentTask()!.cancelling());
  await sleep(0);
});
await run(main());
