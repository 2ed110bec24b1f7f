/** Workers that catch everything outlive their cancellation: at the shutdown the program hangs. */
// settings: cancelSwallowedMs=300
import { coro, createTask, Event, Queue, run, sleep, wait } from 'loopscope';

const done = new Event();

const worker = coro(async function worker(queue: Queue<number>) {
  while (!done.isSet()) {
    try {
      await queue.get(); // cancel-swallowed
    } catch (error) {
      console.log('item failed:', String(error));
    }
  }
});

const consumer = coro(async function consumer(queue: Queue<number>) {
  while (!done.isSet()) {
    const item = await queue.get();
    try {
      await sleep(item); // cancel-swallowed
    } catch {
      console.log('bad item');
    }
  }
});

const main = coro(async function main() {
  const queue = new Queue<number>();
  queue.putNowait(60_000);
  const tasks = [createTask(worker(new Queue<number>())), createTask(consumer(queue))];
  await sleep(100);
  for (const task of tasks) task.cancel();
  await wait(tasks, { timeoutMs: 1_000 });
  console.log(tasks.map((task) => task.done()));
  done.set();
  for (const task of tasks) task.cancel();
  await wait(tasks);
});

await run(main());
