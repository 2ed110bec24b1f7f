import { coro, jobsOf, ProcessPoolExecutor, run, timed, toThread } from 'loopscope';

const { double } = jobsOf<typeof import('./work.js')>(new URL('./work.ts', import.meta.url));

class Worker {
  @timed({ log: () => {} })
  async work(x: number): Promise<number> {
    return await toThread(double, x);
  }
}

const main = coro(async function main(): Promise<string> {
  const pool = new ProcessPoolExecutor({ maxWorkers: 1 });
  const results = [await new Worker().work(21), await pool.submit(double, 22)];
  try {
    await toThread(double, 0);
  } catch (error) {
    return `${results.join(' ')} ${error}`;
  }
  return 'unreachable';
});
console.log(await run(main()));
