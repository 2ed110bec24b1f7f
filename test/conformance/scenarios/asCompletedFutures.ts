import { asCompleted, coro, createTask, type Finished, type Future, run, sleep } from 'loopscope';

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await sleep(0);
}
const work = coro(async function work(count: number, result: string) {
  await turns(count);
  if (result === 'b') throw new Error(result);
  return result;
});
const main = coro(async function main() {
  const tasks = [work(8, 'c'), work(1, 'a'), work(4, 'b')].map((one) => createTask(one));
  for await (const task of asCompleted(tasks)) {
    console.log(tasks.indexOf(task), (task.exception() as Error)?.message ?? task.result());
  }
  for await (const task of asCompleted([work(1, 'coroutine')])) {
    console.log(task.constructor.name, await task);
  }
  const both = asCompleted([work(1, 'first'), work(4, 'second')]);
  for (const next of both) {
    console.log(await next);
    break;
  }
  const rest: AsyncIterable<Finished<Future<string>>> = both;
  for await (const task of rest) console.log(task.result());
  for await (const _task of rest) console.log('never');
});
await run(main());
