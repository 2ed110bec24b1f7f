import { coro, createTask, gather, run, Semaphore, sleep } from 'loopscope';

const work = coro(async function work(semaphore: Semaphore, name: string) {
  await semaphore.acquire();
  console.log(name);
});
const main = coro(async function main() {
  const semaphore = new Semaphore(0);
  const tasks = [...'abc'].map((name) => createTask(work(semaphore, name)));
  await sleep(0);
  for (let i = 0; i < 5; i++) semaphore.release();
  const late = createTask(work(semaphore, 'late'));
  console.log(Number(semaphore.locked()));
  await gather([...tasks, late]);
  console.log(Number(semaphore.locked()));
});
await run(main());
