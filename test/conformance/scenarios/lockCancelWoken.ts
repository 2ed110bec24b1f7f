import { CancelledError, coro, createTask, gather, Lock, run, sleep } from 'loopscope';

const work = coro(async function work(lock: Lock, name: string) {
  try {
    await lock.with(() => console.log(name, 'has it'));
  } catch (error) {
    if (error instanceof CancelledError) console.log(name, 'cancelled', Number(lock.locked()));
  }
});
const main = coro(async function main() {
  const lock = new Lock();
  await lock.acquire();
  const first = createTask(work(lock, 'first'));
  const second = createTask(work(lock, 'second'));
  await sleep(0);
  lock.release();
  first.cancel();
  await gather([first, second]);
});
await run(main());
