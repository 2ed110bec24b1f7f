import { createRequire } from 'node:module';
import { coro, Future, jobsOf, ProcessPoolExecutor, run, Thread, ThreadLock, toThread } from 'loopscope';

const { double } = jobsOf(new URL('./jobs.mjs', import.meta.url));
const timers = jobsOf('node:timers/promises');

const main = coro(async function main() {
  // Neither an idle pool nor a daemon keeps the process alive.
  const pool = new ProcessPoolExecutor({ maxWorkers: 1 });
  new Thread({ target: timers.setTimeout, args: [3_600_000], daemon: true }).start();
  const results = [await toThread(double, 21), await pool.submit(double, 22)];
  const lock = new ThreadLock();
  lock.acquire();
  const late = await lock.acquireAsync({ timeoutMs: 1 });
  return [...results, late];
});
const required = createRequire(import.meta.url)('loopscope');
console.log(...(await run(main())), required.Future === Future);
