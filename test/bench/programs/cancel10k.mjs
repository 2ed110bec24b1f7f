/** Milliseconds to cancel 10 000 tasks that sleep, until all have ended. */
import { coro, createTask, gather, run, sleep } from 'loopscope';

const N = 10_000;
const sleeper = coro(async function sleeper() {
  await sleep(3_600_000);
});

async function cancelMany() {
  const tasks = Array.from({ length: N }, () => createTask(sleeper()));
  await sleep(0);
  const started = performance.now();
  for (const task of tasks) task.cancel();
  await gather(tasks, { returnExceptions: true });
  return performance.now() - started;
}

const main = coro(async function main() {
  await cancelMany();
  console.log(await cancelMany());
});

await run(main());
