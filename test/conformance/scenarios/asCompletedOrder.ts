import { asCompleted, coro, createTask, Future, run, sleep } from 'loopscope';

const work = coro(async function work(delayMs: number, result: string) {
  await sleep(delayMs);
  return result;
});
const main = coro(async function main() {
  for (const next of asCompleted([work(30, 'c'), work(1, 'a'), work(15, 'b')])) console.log(await next);
  const task = createTask(work(1, 'task'));
  const done = new Future<string>();
  done.setResult('done');
  for (const next of asCompleted([task, done, task])) console.log(await next);
  for (const _next of asCompleted([])) console.log('never');
});
await run(main());
