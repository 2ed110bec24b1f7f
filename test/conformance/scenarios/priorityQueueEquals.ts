import { coro, PriorityQueue, run } from 'loopscope';

interface Job {
  priority: number;
  name: number;
}
const main = coro(async function main() {
  // The order of equals is that of the heap's algorithm.
  const queue = new PriorityQueue<Job>(0, { compare: (a, b) => a.priority - b.priority });
  let seed = 1n;
  for (let name = 0; name < 200; name++) {
    seed = (seed * 1103515245n) % 2147483647n;
    queue.putNowait({ priority: Number(seed % 5n), name });
    if (seed % 3n === 0n) console.log('early', queue.getNowait().name);
  }
  while (!queue.empty()) {
    const job = await queue.get();
    console.log(job.priority, job.name);
  }
});
await run(main());
