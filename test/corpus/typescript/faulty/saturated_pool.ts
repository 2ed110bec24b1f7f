// settings: executorSaturatedMs=500
/** Three long polls share a pool of two threads: the third waits for a turn. */
import { coro, gather, jobsOf, run, ThreadPoolExecutor } from 'loopscope';

const timers = jobsOf<typeof import('node:timers/promises')>('node:timers/promises');

const main = coro(async function main() {
  const pool = new ThreadPoolExecutor({ maxWorkers: 2 }); // executor-saturated
  await gather([1, 2, 3].map(() => pool.submit(timers.setTimeout, 2_500)));
  await pool.shutdown();
});

await run(main());
