/** Long work is done by threads, as many as there are jobs. */
import { coro, gather, jobsOf, run, ThreadPoolExecutor } from 'loopscope';

const timers = jobsOf<typeof import('node:timers/promises')>('node:timers/promises');

const main = coro(async function main() {
  const pool = new ThreadPoolExecutor({ maxWorkers: 3 });
  await gather([1, 2, 3].map((n) => pool.submit(timers.setTimeout, 300 + n)));
  await pool.shutdown();
});

await run(main());
