import { coro, createTask, run, sleep, wait } from 'loopscope';

const work = coro(async function work(name: string, delayMs: number) {
  await sleep(delayMs);
  console.log(name);
  if (name === 'b') throw new Error(name);
  return name;
});
const main = coro(async function main() {
  const tasks = [work('a', 20), work('b', 1), work('c', 10)].map((one) => createTask(one));
  const { done, pending } = await wait(tasks);
  console.log(done.size, pending.size, Number(tasks.every((task) => done.has(task))));
  const ends = tasks.map((task) => `'${(task.exception() as Error)?.message ?? task.result()}'`);
  console.log(`[${ends.join(', ')}]`);
  const again = await wait([...tasks, ...tasks], { timeoutMs: 0 });
  console.log(again.done.size, again.pending.size);
});
await run(main());
