import { coro, createTask, gather, Queue, run, sleep } from 'loopscope';

const work = coro(async function work(queue: Queue<number>, name: string) {
  try {
    console.log(name, await queue.get());
  } catch (error) {
    console.log(name, 'cancelled', (error as Error).message);
    throw error;
  }
});
const main = coro(async function main() {
  const queue = new Queue<number>();
  const tasks = [...'abc'].map((name) => createTask(work(queue, name)));
  await sleep(0);
  tasks[0]!.cancel('first');
  queue.putNowait(1);
  await sleep(0);
  tasks[2]!.cancel('last');
  queue.putNowait(2);
  await gather(tasks, { returnExceptions: true });
  console.log(`[${tasks.map((task) => Number(task.cancelled())).join(', ')}]`, queue.qsize());
});
await run(main());
