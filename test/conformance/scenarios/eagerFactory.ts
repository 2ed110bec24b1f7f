import { coro, createTask, eagerTaskFactory, gather, getRunningLoop, run, sleep, taskGroup } from 'loopscope';

const work = coro(async function work(name: string) {
  console.log(name, 'starts');
  await sleep(1);
  console.log(name, 'ends');
});
const main = coro(async function main() {
  const loop = getRunningLoop();
  console.log(Number(loop.getTaskFactory() === undefined));
  loop.setTaskFactory(eagerTaskFactory);
  console.log(Number(loop.getTaskFactory() === eagerTaskFactory));
  const task = createTask(work('task'), { name: 'named' });
  console.log('main', task.getName());
  await taskGroup(async (group) => {
    group.createTask(work('in a group'));
    console.log('body');
  });
  const gathered = gather([work('gathered')]);
  console.log('before the await');
  await gathered;
  loop.setTaskFactory(undefined);
  const lazy = createTask(work('lazy'));
  console.log('not yet');
  await lazy;
});
await run(main());
