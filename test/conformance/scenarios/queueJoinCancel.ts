import { coro, createTask, gather, Queue, run, sleep } from 'loopscope';

const join = coro(async function join(queue: Queue<number>, name: string) {
  try {
    await queue.join();
    console.log(name, 'joined');
  } catch (error) {
    console.log(name, 'cancelled', (error as Error).message);
  }
});
const main = coro(async function main() {
  const queue = new Queue<number>();
  queue.putNowait(1);
  const tasks = [...'abc'].map((name) => createTask(join(queue, name)));
  await sleep(0);
  tasks[0]!.cancel('waits');
  await sleep(0);
  queue.getNowait();
  queue.taskDone();
  tasks[1]!.cancel('woken');
  queue.putNowait(2);
  await gather(tasks);
});
await run(main());
