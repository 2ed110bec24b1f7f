import { coro, createTask, Lock, RuntimeError, run, sleep } from 'loopscope';

const hold = coro(async function hold(lock: Lock) {
  await lock.acquire();
});
const contend = coro(async function contend(lock: Lock) {
  await lock.acquire();
  const task = createTask(lock.acquire());
  await sleep(0);
  task.cancel();
  lock.release();
});
const wait = coro(async function wait(lock: Lock) {
  await hold(lock);
  console.log('free: any loop will do');
  try {
    await lock.acquire();
  } catch (error) {
    if (error instanceof RuntimeError) console.log(error.message);
  }
});
const lock = new Lock();
await run(contend(lock));
await run(wait(lock));
