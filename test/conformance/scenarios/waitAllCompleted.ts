import { coro, createTask, run, sleep, wait } from 'loopscope';

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await sleep(0);
}
const work = coro(async function work(name: string, count: number) {
  await turns(count);
  console.log(name);
  if (name === 'b') throw new Error(name);
  return name;
});
const main = coro(async function main() {
  const tasks = [work('a', 8), work('b', 1), work('c', 4)].map((one) => createTask(one));
  const { done, pending } = await wait(tasks);
  console.log(done.size, pending.size, Number(tasks.every((task) => done.has(task))));
  const ends = tasks.map((task) => `'${(task.exception() as Error)?.message ?? task.result()}'`);
  console.log(`[${ends.join(', ')}]`);
  const again = await wait([...tasks, ...tasks], { timeoutMs: 0 });
  console.log(again.done.size, again.pending.size);
});
await run(main());
