import { CancelledError, coro, createTask, jobsOf, run, sleep, toThread } from 'loopscope';

const timers = jobsOf<typeof import('node:timers/promises')>('node:timers/promises');
const { str } = jobsOf<{ str(value: string): string }>('data:text/javascript,export const str = String;');
const work = coro(async function work() {
  try {
    await toThread(timers.setTimeout, 100);
  } catch (error) {
    if (error instanceof CancelledError) console.log('cancelled', error.message);
    throw error;
  } finally {
    console.log('cleaned up');
  }
});
const main = coro(async function main() {
  const task = createTask(work());
  await sleep(20);
  console.log(Number(task.cancel('enough')));
  try {
    await task;
  } catch (error) {
    if (error instanceof CancelledError) console.log('main saw', error.message);
  }
  console.log(Number(task.cancelled()), await toThread(str, 'next'));
});
await run(main());
