import {
  coro,
  getRunningLoop,
  jobsOf,
  ProcessPoolExecutor,
  RuntimeError,
  run,
  ThreadPoolExecutor,
  toThread,
} from 'loopscope';

const { str } = jobsOf<{ str(value: number): string }>('data:text/javascript,export const str = String;');
const main = coro(async function main() {
  const loop = getRunningLoop();
  try {
    loop.setDefaultExecutor(new ProcessPoolExecutor());
  } catch (error) {
    if (error instanceof TypeError) console.log(error.message);
  }
  const pool = new ThreadPoolExecutor({ maxWorkers: 1 });
  loop.setDefaultExecutor(pool);
  console.log(await toThread(str, 1));
  await loop.shutdownDefaultExecutor();
  try {
    pool.submit(str, 2);
  } catch (error) {
    if (error instanceof RuntimeError) console.log(error.message);
  }
});
await run(main());
