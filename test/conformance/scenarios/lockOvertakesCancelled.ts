import { coro, createTask, getRunningLoop, Lock, run, sleep } from 'loopscope';

const main = coro(async function main() {
  const lock = new Lock();
  await lock.acquire();
  const task = createTask(lock.acquire());
  await sleep(0);
  task.cancel();
  lock.release();
  getRunningLoop().callSoon(console.log, 'next turn');
  await lock.acquire();
  console.log('at once', Number(lock.locked()));
  await sleep(0);
  console.log(Number(task.cancelled()));
});
await run(main());
