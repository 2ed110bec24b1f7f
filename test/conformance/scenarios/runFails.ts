import { coro, createTask, currentTask, run, sleep } from 'loopscope';

class ValueError extends Error {
  override name = 'ValueError';
}
const left = coro(async function left() {
  try {
    await sleep(60_000);
  } finally {
    console.log('left');
  }
});
const fail = coro(async function fail() {
  createTask(left());
  await sleep(0);
  throw new ValueError('main failed');
});
const cancel = coro(async function cancel() {
  currentTask()!.cancel('main cancelled');
  await sleep(0);
});
for (const coroutine of [fail(), cancel()]) {
  try {
    await run(coroutine);
  } catch (error) {
    const { name, message } = error as Error;
    console.log(name, message);
  }
}
