import { coro, createTask, Lock, run, sleep } from 'loopscope';

const work = coro(async function work(lock: Lock, name: string) {
  await lock.acquire();
  console.log(name);
  lock.release();
});
const main = coro(async function main() {
  const lock = new Lock();
  await lock.acquire();
  const task = createTask(work(lock, 'waited'));
  await sleep(0);
  lock.release();
  console.log(Number(lock.locked()));
  await lock.acquire();
  console.log('came later');
  lock.release();
  await task;
});
await run(main());
