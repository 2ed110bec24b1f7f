import { coro, createTask, run, Semaphore, sleep } from 'loopscope';

const work = coro(async function work(semaphore: Semaphore) {
  await semaphore.acquire();
  console.log('acquired');
});
const main = coro(async function main() {
  const semaphore = new Semaphore(0);
  console.log(Number(semaphore.locked()));
  const task = createTask(work(semaphore));
  await sleep(0);
  console.log(Number(task.done()));
  semaphore.release();
  await task;
  semaphore.release();
  semaphore.release();
  console.log(Number(semaphore.locked()));
  try {
    new Semaphore(-1);
  } catch (error) {
    if (error instanceof RangeError) console.log(error.message);
  }
});
await run(main());
