import { coro, createTask, gather, Lock, run, sleep } from 'loopscope';

const work = coro(async function work(lock: Lock, name: string) {
  try {
    await lock.acquire();
  } catch (error) {
    console.log(name, 'cancelled', (error as Error).message);
    throw error;
  }
  console.log(name);
  lock.release();
});
const main = coro(async function main() {
  const lock = new Lock();
  await lock.acquire();
  const tasks = [...'abc'].map((name) => createTask(work(lock, name)));
  await sleep(0);
  tasks[0]!.cancel('first');
  tasks[1]!.cancel('second');
  lock.release();
  await gather(tasks, { returnExceptions: true });
  console.log(`[${tasks.map((task) => Number(task.cancelled())).join(', ')}]`, Number(lock.locked()));
});
await run(main());
