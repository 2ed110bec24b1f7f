import { coro, PriorityQueue, run } from 'loopscope';

const main = coro(async function main() {
  // The item is in the queue all the same.
  const queue = new PriorityQueue<number>(0, {
    compare(a, b) {
      if (a === 0 && b === 1) throw new RangeError('not comparable');
      return a - b;
    },
  });
  for (const value of [3, 1, 2]) await queue.put(value);
  try {
    await queue.put(0);
  } catch (error) {
    console.log((error as Error).message, queue.qsize());
  }
  while (!queue.empty()) console.log(queue.getNowait());
});
await run(main());
