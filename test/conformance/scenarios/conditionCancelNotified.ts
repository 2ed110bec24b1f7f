import { Condition, coro, createTask, gather, run, sleep } from 'loopscope';

const work = coro(async function work(condition: Condition, name: string) {
  try {
    await condition.with(async () => {
      await condition.wait();
      console.log(name, 'notified');
    });
  } catch {
    console.log(name, 'cancelled');
  }
});
const main = coro(async function main() {
  const condition = new Condition();
  const tasks = [...'abc'].map((name) => createTask(work(condition, name)));
  await sleep(0);
  await condition.with(() => {
    condition.notify();
    tasks[0]!.cancel();
  });
  for (let i = 0; i < 4; i++) await sleep(0);
  console.log(`[${tasks.map((task) => Number(task.done())).join(', ')}]`);
  tasks[2]!.cancel();
  await gather(tasks);
});
await run(main());
