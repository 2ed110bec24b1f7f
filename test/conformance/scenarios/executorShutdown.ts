import { coro, getRunningLoop, jobsOf, RuntimeError, run, ThreadPoolExecutor, toThread } from 'loopscope';

const { str } = jobsOf<{ str(value: number): string }>('data:text/javascript,export const str = String;');
const main = coro(async function main() {
  const loop = getRunningLoop();
  const pool = new ThreadPoolExecutor({ maxWorkers: 1 });
  console.log(await loop.runInExecutor(pool, str, 1));
  await pool.shutdown();
  await pool.shutdown();
  try {
    loop.runInExecutor(pool, str, 2);
  } catch (error) {
    if (error instanceof RuntimeError) console.log(error.message);
  }
  console.log(await loop.runInExecutor(undefined, str, 3));
  await loop.shutdownDefaultExecutor();
  await loop.shutdownDefaultExecutor();
  try {
    loop.runInExecutor(undefined, str, 4);
  } catch (error) {
    if (error instanceof RuntimeError) console.log(error.message);
  }
  try {
    await toThread(str, 5);
  } catch (error) {
    if (error instanceof RuntimeError) console.log(error.message);
  }
});
await run(main());
