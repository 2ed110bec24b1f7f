import { coro, createTask, run, sleep } from 'loopscope';

const work = coro(async function work(name: string) {
  console.log(name, 'starts');
  await sleep(0);
  console.log(name, 'ends');
  return name;
});
const main = coro(async function main() {
  const tasks = ['a', 'b', 'c'].map((name) => createTask(work(name)));
  console.log('created');
  for (const task of tasks) console.log(await task);
});
await run(main());
