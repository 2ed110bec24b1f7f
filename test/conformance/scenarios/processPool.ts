import { coro, getRunningLoop, jobsOf, ProcessPoolExecutor, run } from 'loopscope';

const path = jobsOf<typeof import('node:path')>('node:path');
const { getpid } = jobsOf<{ getpid(): number }>(
  'data:text/javascript,export const getpid = () => process.pid;',
);
const main = coro(async function main() {
  const loop = getRunningLoop();
  const pool = new ProcessPoolExecutor({ maxWorkers: 1 });
  console.log(await loop.runInExecutor(pool, path.basename, '/tmp/a'));
  try {
    await loop.runInExecutor(pool, path.basename, 1 as never);
  } catch (error) {
    if (error instanceof TypeError) console.log('TypeError');
  }
  console.log(Number((await loop.runInExecutor(pool, getpid)) !== process.pid));
  await pool.shutdown();
});
await run(main());
