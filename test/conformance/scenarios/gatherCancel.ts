import { CancelledError, coro, createTask, gather, run, sleep } from 'loopscope';

const work = coro(async function work(name: string) {
  try {
    await sleep(60_000);
  } catch (error) {
    if (error instanceof CancelledError) console.log(...[name, error.message].filter(Boolean));
    throw error;
  }
});
const gathering = coro(async function gathering() {
  try {
    await gather([work('a'), work('b')]);
  } catch (error) {
    if (error instanceof CancelledError) console.log('gathering', error.message);
    throw error;
  }
});
const main = coro(async function main() {
  const task = createTask(gathering());
  await sleep(0);
  await sleep(0);
  task.cancel('all');
  try {
    await task;
  } catch (error) {
    if (error instanceof CancelledError) console.log('main', error.message);
  }
  const future = gather([work('c'), work('d')], { returnExceptions: true });
  await sleep(0);
  console.log(Number(future.cancel()), Number(future.done()));
  try {
    await future;
  } catch {
    console.log('cancelled', Number(future.cancelled()), Number(future.cancel()));
  }
});
await run(main());
