/** Bytes per pending task that sleeps. */
import { coro, createTask, run, sleep } from 'loopscope';

const N = 50_000;
const sleeper = coro(async function sleeper() {
  await sleep(3_600_000);
});

const main = coro(async function main() {
  globalThis.gc();
  const before = process.memoryUsage().heapUsed;
  const tasks = Array.from({ length: N }, () => createTask(sleeper()));
  await sleep(0);
  globalThis.gc();
  console.log((process.memoryUsage().heapUsed - before) / N);
  for (const task of tasks) task.cancel();
});

await run(main());
