import { coro, getRunningLoop, jobsOf, run, sleep, ThreadPoolExecutor } from 'loopscope';

const { str } = jobsOf<{ str(value: number): string }>('data:text/javascript,export const str = String;');
const main = coro(async function main() {
  const loop = getRunningLoop();
  const pool = new ThreadPoolExecutor({ maxWorkers: 1 });
  const order: string[] = [];
  const futures = [0, 1, 2, 3, 4, 5].map((n) => loop.runInExecutor(pool, str, n));
  for (const future of futures.toReversed()) future.addDoneCallback((done) => order.push(done.result()));
  await futures.at(-1);
  await sleep(0);
  console.log(...order);
  for await (const result of pool.map(str, [0, 1, 2])) console.log(result);
  await pool.shutdown();
});
await run(main());
