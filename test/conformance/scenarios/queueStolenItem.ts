import { coro, createTask, gather, Queue, run, sleep } from 'loopscope';

const work = coro(async function work(queue: Queue<number>, name: string) {
  console.log(name, await queue.get());
});
const main = coro(async function main() {
  // Another one takes the item before the woken one gets to it: that waits behind the others.
  const queue = new Queue<number>();
  const tasks = [...'ab'].map((name) => createTask(work(queue, name)));
  await sleep(0);
  queue.putNowait(1);
  console.log('stolen', queue.getNowait());
  await sleep(0);
  queue.putNowait(2);
  queue.putNowait(3);
  await gather(tasks);
});
await run(main());
