import { coro, createTask, gather, run, Semaphore, sleep } from 'loopscope';

const work = coro(async function work(semaphore: Semaphore, name: string) {
  try {
    await semaphore.with(async () => {
      console.log(name);
      await sleep(0);
    });
  } catch (error) {
    console.log(name, (error as Error).message);
  }
});
const main = coro(async function main() {
  const semaphore = new Semaphore(1);
  const tasks = [...'abcd'].map((name) => createTask(work(semaphore, name)));
  await sleep(0);
  tasks[1]!.cancel('waits');
  tasks[2]!.cancel('waits too');
  await gather(tasks);
  console.log(Number(semaphore.locked()));
});
await run(main());
