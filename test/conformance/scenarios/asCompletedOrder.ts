import { asCompleted, coro, createTask, Future, run, sleep } from 'loopscope';

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await sleep(0);
}
const work = coro(async function work(count: number, result: string) {
  await turns(count);
  return result;
});
const main = coro(async function main() {
  for (const next of asCompleted([work(8, 'c'), work(1, 'a'), work(4, 'b')])) console.log(await next);
  const task = createTask(work(1, 'task'));
  const done = new Future<string>();
  done.setResult('done');
  for (const next of asCompleted([task, done, task])) console.log(await next);
  for (const _next of asCompleted([])) console.log('never');
});
await run(main());
