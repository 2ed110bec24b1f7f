import { BoundedSemaphore, coro, createTask, run, Semaphore, sleep } from 'loopscope';

const main = coro(async function main() {
  const show = (one: Semaphore) => console.log(`${one}`);
  const semaphore = new Semaphore(2);
  show(semaphore);
  await semaphore.acquire();
  await semaphore.acquire();
  show(semaphore);
  const tasks = [semaphore.acquire(), semaphore.acquire()].map((acquire) => createTask(acquire));
  await sleep(0);
  show(semaphore);
  tasks[0]!.cancel();
  for (let i = 0; i < 3; i++) semaphore.release();
  show(semaphore);
  await sleep(0);
  show(semaphore);
  show(new BoundedSemaphore());
});
await run(main());
