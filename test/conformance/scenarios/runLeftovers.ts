import { CancelledError, coro, createTask, run, sleep } from 'loopscope';

const left = coro(async function left(name: string) {
  try {
    for (;;) {
      console.log(name);
      await sleep(0);
    }
  } catch (error) {
    if (error instanceof CancelledError) console.log(name, 'cancelled');
    await sleep(0);
    console.log(name, 'cleaned up');
    throw error;
  }
});
const main = coro(async function main() {
  createTask(left('a'));
  await sleep(0);
  createTask(left('b'));
  createTask(left('c'));
  await sleep(0);
  return 'result';
});
console.log(await run(main()));
