import { coro, createTask, FIRST_EXCEPTION, getRunningLoop, run, sleep, wait } from 'loopscope';

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await sleep(0);
}
const fail = coro(async function fail(count: number) {
  await turns(count);
  throw new Error('broken');
});
const main = coro(async function main() {
  const fine = createTask(sleep(0));
  const cancelled = createTask(sleep(1000));
  const broken = createTask(fail(8));
  const slow = createTask(sleep(1000));
  getRunningLoop().callSoon(() => cancelled.cancel());
  const tasks = [fine, cancelled, broken, slow];
  const { done } = await wait(tasks, { returnWhen: FIRST_EXCEPTION });
  const flags = tasks.map((task) => Number(done.has(task)));
  console.log(`[${flags.join(', ')}]`, (broken.exception() as Error).message);
  const all = await wait([createTask(sleep(0)), createTask(sleep(0))], { returnWhen: FIRST_EXCEPTION });
  console.log(all.done.size, all.pending.size);
});
await run(main());
