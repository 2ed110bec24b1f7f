import { coro, createTask, Lock, run, sleep } from 'loopscope';

const work = coro(async function work(lock: Lock, name: string) {
  try {
    await lock.acquire();
    console.log(name);
  } catch {
    console.log(name, 'cancelled');
  }
});
const main = coro(async function main() {
  // A release finds the cancelled one first: the other is woken a turn later.
  const lock = new Lock();
  await lock.acquire();
  const first = createTask(work(lock, 'first'));
  const second = createTask(work(lock, 'second'));
  await sleep(0);
  first.cancel();
  lock.release();
  for (let turn = 0; turn < 4; turn++) {
    console.log('turn', turn);
    await sleep(0);
  }
  console.log(Number(second.done()));
});
await run(main());
