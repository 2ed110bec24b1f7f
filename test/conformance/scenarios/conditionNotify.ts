import { Condition, coro, createTask, run, sleep } from 'loopscope';

const work = coro(async function work(condition: Condition, name: string) {
  await condition.with(async () => {
    console.log(name, Number(await condition.wait()), Number(condition.locked()));
  });
});
const main = coro(async function main() {
  const condition = new Condition();
  for (const name of 'abcde') createTask(work(condition, name));
  await sleep(0);
  await condition.with(async () => {
    condition.notify();
    console.log('notified one');
    await sleep(0);
  });
  await sleep(0);
  await condition.with(() => {
    condition.notify(2);
    console.log('notified two');
  });
  for (let i = 0; i < 3; i++) await sleep(0);
  await condition.with(() => {
    condition.notifyAll();
    console.log('notified all');
  });
  for (let i = 0; i < 3; i++) await sleep(0);
  console.log(Number(condition.locked()));
});
await run(main());
