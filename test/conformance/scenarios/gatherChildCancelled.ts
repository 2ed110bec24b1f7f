import { CancelledError, coro, createTask, currentTask, gather, getRunningLoop, run, sleep } from 'loopscope';

const work = coro(async function work() {
  await sleep(60_000);
});
const main = coro(async function main() {
  const first = createTask(work());
  getRunningLoop().callSoon(() => first.cancel('child'));
  try {
    await gather([first, sleep(0)]);
  } catch (error) {
    if (error instanceof CancelledError) console.log('gather', error.message, currentTask()!.cancelling());
  }
  const second = createTask(work());
  getRunningLoop().callSoon(() => second.cancel('child'));
  const results = await gather([second, sleep(0, 'slept')], { returnExceptions: true });
  console.log((results[0] as unknown as Error).name, results[1]);
});
await run(main());
