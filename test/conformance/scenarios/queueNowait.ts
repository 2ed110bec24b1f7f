import { coro, Queue, QueueEmpty, QueueFull, run } from 'loopscope';

const main = coro(async function main() {
  const queue = new Queue<string>(1);
  try {
    queue.getNowait();
  } catch (error) {
    if (error instanceof QueueEmpty) console.log(error.name, `[${error.message}]`);
  }
  queue.putNowait('item');
  try {
    queue.putNowait('more');
  } catch (error) {
    if (error instanceof QueueFull) console.log(error.name, `[${error.message}]`);
  }
  console.log(queue.getNowait(), queue.qsize());
  const unbounded = new Queue<number>(-1);
  for (let item = 0; item < 3; item++) unbounded.putNowait(item);
  console.log(unbounded.maxsize, Number(unbounded.full()), unbounded.qsize());
});
await run(main());
