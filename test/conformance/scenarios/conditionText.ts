import { Condition, coro, createTask, run, sleep } from 'loopscope';

const main = coro(async function main() {
  const condition = new Condition();
  const show = () => console.log(`${condition}`);
  const work = coro(async function work() {
    await condition.with(async () => {
      await condition.wait();
    });
  });
  show();
  const tasks = [createTask(work()), createTask(work())];
  await sleep(0);
  show();
  await condition.with(() => {
    condition.notify();
    show();
  });
  for (let i = 0; i < 3; i++) await sleep(0);
  show();
  tasks[1]!.cancel();
});

await run(main());
