import { coro, run, sleep, taskGroup } from 'loopscope';

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await sleep(0);
}
const work = coro(async function work(n: number, count: number) {
  console.log('starts', n);
  await turns(count);
  console.log('ends', n);
  return n * n;
});
const main = coro(async function main() {
  const [first, second, group] = await taskGroup(async (group) => {
    const first = group.createTask(work(1, 5), { name: 'one' });
    const second = group.createTask(work(2, 2));
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
