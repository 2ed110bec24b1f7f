import { CancelledError, coro, createTask, Future, run, sleep } from 'loopscope';

const work = coro(async function work(future: Future<string>) {
  try {
    console.log(await future);
  } catch (error) {
    if (error instanceof CancelledError) {
      console.log('cancelled', error.message, Number(future.done()), Number(future.cancelled()));
    }
    throw error;
  }
});
const main = coro(async function main() {
  const future = new Future<string>();
  const task = createTask(work(future));
  await sleep(0);
  future.setResult('lost');
  task.cancel('between');
  try {
    await task;
  } catch {
    console.log('main');
  }
});
await run(main());
