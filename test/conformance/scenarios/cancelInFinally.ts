import { coro, createTask, run, sleep } from 'loopscope';

class ValueError extends Error {
  override name = 'ValueError';
}
const work = coro(async function work() {
  try {
    await sleep(60_000);
  } finally {
    console.log('cleaning');
    await sleep(0);
    console.log('cleaned');
  }
});
const failing = coro(async function failing() {
  try {
    await sleep(60_000);
  } finally {
    // biome-ignore lint/correctness/noUnsafeFinally: what is tested
    throw new ValueError('in finally');
  }
});
const main = coro(async function main() {
  for (const coroutine of [work(), failing()]) {
    const task = createTask(coroutine);
    await sleep(0);
    task.cancel();
    try {
      await task;
    } catch (error) {
      const { name, message } = error as Error;
      console.log(...[name, message, Number(task.cancelled())].filter((part) => part !== ''));
    }
  }
});
await run(main());
