import { CancelledError, coro, getRunningLoop, jobsOf, run, ThreadPoolExecutor } from 'loopscope';

const work = jobsOf<typeof import('node:timers/promises')>('node:timers/promises').setTimeout;
const main = coro(async function main() {
  const loop = getRunningLoop();
  const pool = new ThreadPoolExecutor({ maxWorkers: 1 });
  const jobs = ['a', 'b', 'c'].map((name) => loop.runInExecutor(pool, work, 30, name));
  for (const job of jobs) {
    job.addDoneCallback((done) => console.log('done', done.cancelled() ? 'cancelled' : done.result()));
  }
  console.log(Number(jobs[1]!.cancel()), Number(jobs[1]!.cancel()));
  console.log(await jobs[2]);
  try {
    await jobs[1];
  } catch (error) {
    if (error instanceof CancelledError) console.log('cancelled');
  }
  await pool.shutdown();
});
await run(main());
