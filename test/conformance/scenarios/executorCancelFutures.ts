import { CancelledError, coro, getRunningLoop, jobsOf, run, sleep, ThreadPoolExecutor } from 'loopscope';

const work = jobsOf<typeof import('node:timers/promises')>('node:timers/promises').setTimeout;
const main = coro(async function main() {
  const loop = getRunningLoop();
  const pool = new ThreadPoolExecutor({ maxWorkers: 1 });
  const first = loop.runInExecutor(pool, work, 50, 'first');
  const second = loop.runInExecutor(pool, work, 50, 'second');
  await sleep(20);
  void pool.shutdown({ wait: false, cancelFutures: true });
  try {
    await second;
  } catch (error) {
    if (error instanceof CancelledError) console.log('second cancelled', Number(first.done()));
  }
  console.log(await first);
});
await run(main());
