import { coro, gather, getRunningLoop, jobsOf, run, ThreadPoolExecutor, toThread } from 'loopscope';

const path = jobsOf<typeof import('node:path')>('node:path');
const main = coro(async function main() {
  const loop = getRunningLoop();
  console.log(await loop.runInExecutor(undefined, path.basename, '/tmp/a'));
  const pool = new ThreadPoolExecutor({ maxWorkers: 2 });
  const futures = ['b', 'c', 'd'].map((name) => loop.runInExecutor(pool, path.basename, `/tmp/${name}`));
  console.log(Number(futures[0]!.done()), (await gather(futures)).join() === 'b,c,d' ? 'True' : 'False');
  console.log(Number(futures[0]!.done()), futures[0]!.result());
  await pool.shutdown();
  console.log(await toThread(path.join, 'x', 'y'));
});
await run(main());
