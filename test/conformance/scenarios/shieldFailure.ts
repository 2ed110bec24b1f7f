import { coro, createTask, getRunningLoop, run, shield, sleep, wait } from 'loopscope';

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await sleep(0);
}
const fail = coro(async function fail() {
  await turns(4);
  throw new Error('broken');
});
const main = coro(async function main() {
  const loop = getRunningLoop();
  loop.setExceptionHandler((_loop, { message }) => console.log('handler:', message));
  try {
    await shield(fail());
  } catch (error) {
    console.log('main:', (error as Error).message);
  }
  const task = createTask(fail());
  const outer = shield(task);
  await sleep(0);
  console.log(Number(outer.cancel()));
  await wait([task]);
  console.log(Number(outer.cancelled()), (task.exception() as Error).message);
});
await run(main());
