import { coro, run, sleep, type TaskGroup, taskGroup } from 'loopscope';

const grow = coro(async function work(group: TaskGroup, depth: number) {
  await sleep(1);
  console.log('depth', depth);
  if (depth < 3) group.createTask(grow(group, depth + 1));
});
const main = coro(async function main() {
  await taskGroup(async (group) => {
    group.createTask(grow(group, 1));
    console.log('body ends');
  });
  console.log('group ends');
});
await run(main());
