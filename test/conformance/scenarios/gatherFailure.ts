import { coro, createTask, gather, run, sleep } from 'loopscope';

const fail = coro(async function fail(): Promise<string> {
  await sleep(0);
  throw new Error('broken');
});
const other = coro(async function other() {
  for (let turn = 0; turn < 3; turn++) {
    await sleep(0);
    console.log('other', turn);
  }
  return 'other';
});
const main = coro(async function main() {
  const task = createTask(other());
  try {
    await gather([fail(), task]);
  } catch (error) {
    console.log('failed', (error as Error).message, Number(task.done()));
  }
  console.log(await task);
  const results = await gather([fail(), other()], { returnExceptions: true });
  console.log(...results.map((one) => (one instanceof Error ? one.message : one)));
});
await run(main());
