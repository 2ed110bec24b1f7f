import { coro, createTask, run, Semaphore, sleep } from 'loopscope';

const work = coro(async function work(semaphore: Semaphore, name: string) {
  try {
    await semaphore.acquire();
    console.log(name);
  } catch {
    console.log(name, 'cancelled');
  }
});
const main = coro(async function main() {
  const semaphore = new Semaphore(0);
  const tasks = [...'abcd'].map((name) => createTask(work(semaphore, name)));
  await sleep(0);
  tasks[1]!.cancel();
  semaphore.release();
  semaphore.release();
  tasks[0]!.cancel();
  for (let turn = 0; turn < 3; turn++) {
    console.log('turn', turn, Number(semaphore.locked()));
    await sleep(0);
  }
  console.log(`[${tasks.map((task) => Number(task.done())).join(', ')}]`, Number(semaphore.locked()));
});
await run(main());
