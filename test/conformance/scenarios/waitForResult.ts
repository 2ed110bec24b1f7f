import { coro, createTask, Future, getRunningLoop, run, sleep, waitFor } from 'loopscope';

const work = coro(async function work(delayMs: number, result: string) {
  await sleep(delayMs);
  return result;
});
const main = coro(async function main() {
  console.log(await waitFor(work(1, 'coroutine'), 1000));
  console.log(await waitFor(work(1, 'unlimited'), undefined));
  console.log(await waitFor(createTask(work(1, 'task')), 1000));
  const future = new Future<string>();
  getRunningLoop().callSoon(() => future.setResult('future'));
  console.log(await waitFor(future, 1000));
  console.log(await waitFor(future, 0), await waitFor(future, -1));
  const task = createTask(waitFor(work(1, 'in a task'), 1000));
  console.log(await task);
});
await run(main());
