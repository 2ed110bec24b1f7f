import { coro, createTask, FIRST_EXCEPTION, getRunningLoop, run, sleep, wait } from 'loopscope';

const fail = coro(async function fail(delayMs: number) {
  await sleep(delayMs);
  throw new Error('broken');
});
const main = coro(async function main() {
  const fine = createTask(sleep(1));
  const cancelled = createTask(sleep(1000));
  const broken = createTask(fail(10));
  const slow = createTask(sleep(1000));
  getRunningLoop().callLater(5, () => cancelled.cancel());
  const tasks = [fine, cancelled, broken, slow];
  const { done } = await wait(tasks, { returnWhen: FIRST_EXCEPTION });
  const flags = tasks.map((task) => Number(done.has(task)));
  console.log(`[${flags.join(', ')}]`, (broken.exception() as Error).message);
  const all = await wait([createTask(sleep(1)), createTask(sleep(1))], { returnWhen: FIRST_EXCEPTION });
  console.log(all.done.size, all.pending.size);
});
await run(main());
