import { coro, createTask, LifoQueue, PriorityQueue, Queue, run, sleep } from 'loopscope';

const main = coro(async function main() {
  const queue = new Queue<number | string>(2);
  console.log(`${queue}`);
  const getter = createTask(queue.get());
  await sleep(0);
  console.log(`${queue}`);
  queue.putNowait(1);
  console.log(`${queue}`);
  await getter;
  for (const item of [2, 'three']) queue.putNowait(item);
  const putter = createTask(queue.put(4));
  await sleep(0);
  console.log(`${queue}`);
  putter.cancel();
  queue.shutdown();
  console.log(`${queue}`);
  queue.shutdown({ immediate: true });
  console.log(`${queue}`);
  console.log(`${new PriorityQueue()} ${new LifoQueue(3)}`);
});
await run(main());
