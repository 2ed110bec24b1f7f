/** Background tasks are kept, and their errors are told. */
import { coro, createTask, run, sleep, type Task, wait } from 'loopscope';

const jobs = new Set<Task<void>>();

const job = coro(async function job(n: number) {
  await sleep(n);
  if (n % 10 === 0) throw new Error(`job ${n}`);
});

const main = coro(async function main() {
  let failed = 0;
  for (let n = 1; n <= 50; n++) {
    const task = createTask(job(n));
    jobs.add(task);
    task.addDoneCallback(() => {
      jobs.delete(task);
      if (task.exception()) failed++;
    });
  }
  await wait([...jobs]);
  await sleep(10);
  console.log(failed, 'failed');
});

await run(main());
