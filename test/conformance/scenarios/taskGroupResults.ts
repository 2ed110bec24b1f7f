import { coro, run, sleep, taskGroup } from 'loopscope';

const work = coro(async function work(n: number, delayMs: number) {
  console.log('starts', n);
  await sleep(delayMs);
  console.log('ends', n);
  return n * n;
});
const main = coro(async function main() {
  const [first, second, group] = await taskGroup(async (group) => {
    const first = group.createTask(work(1, 20), { name: 'one' });
    const second = group.createTask(work(2, 10));
    console.log('body ends', first.getName(), `${group}`);
    return [first, second, group] as const;
  });
  console.log(first.result(), second.result(), `${group}`);
  const empty = await taskGroup(async (group) => {
    console.log('empty', `${group}`);
    return group;
  });
  console.log(`${empty}`);
});
await run(main());
