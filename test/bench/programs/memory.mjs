/** Prints its resident kilobytes after each of so many tasks. Each task and error has a name of its own. */
import { coro, createTask, gather, Queue, run, Semaphore, sleep } from 'loopscope';

const MARKS = process.argv.slice(2).map(Number);

const job = coro(async function job(limit, queue, number) {
  await limit.acquire();
  try {
    await sleep(5);
  } finally {
    limit.release();
  }
  queue.putNowait(number);
  if (number % 7 === 0) throw new Error(`no ${number}`);
});

const main = coro(async function main() {
  let made = 0;
  for (const mark of MARKS) {
    while (made < mark) {
      const limit = new Semaphore(10);
      const queue = new Queue();
      const jobs = Array.from({ length: 200 }, (_, n) =>
        createTask(job(limit, queue, made + n), { name: `job ${made + n}` }),
      );
      const late = createTask(sleep(60_000), { name: `late ${made}` });
      await gather(jobs, { returnExceptions: true });
      late.cancel();
      made += 201;
    }
    gc();
    console.log(Math.round(process.memoryUsage().rss / 1024));
  }
});

await run(main());
