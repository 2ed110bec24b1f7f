import { coro, createTask, Lock, run, sleep } from 'loopscope';

const main = coro(async function main() {
  const lock = new Lock();
  const show = () => console.log(`${lock}`);
  show();
  await lock.acquire();
  show();
  const tasks = [lock.acquire(), lock.acquire()].map((acquire) => createTask(acquire));
  await sleep(0);
  show();
  tasks[0]!.cancel();
  lock.release();
  show();
  await sleep(0);
  show();
  await tasks[1];
  show();
});
await run(main());
