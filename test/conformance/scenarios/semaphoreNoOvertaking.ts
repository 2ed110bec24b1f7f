import { coro, createTask, run, Semaphore, sleep } from 'loopscope';

const work = coro(async function work(semaphore: Semaphore, name: string) {
  await semaphore.acquire();
  console.log(name);
});
const main = coro(async function main() {
  const semaphore = new Semaphore(0);
  const task = createTask(work(semaphore, 'waited'));
  await sleep(0);
  semaphore.release();
  semaphore.release();
  console.log(Number(semaphore.locked()));
  await semaphore.acquire();
  console.log('came later');
  await task;
});
await run(main());
