import { Condition, coro, createTask, Lock, run, sleep } from 'loopscope';

const work = coro(async function work(condition: Condition, name: string) {
  await condition.with(async () => {
    await condition.wait();
    console.log(name);
  });
});
const main = coro(async function main() {
  const lock = new Lock();
  const [full, empty] = [new Condition(lock), new Condition(lock)];
  createTask(work(full, 'full'));
  createTask(work(empty, 'empty'));
  await sleep(0);
  await lock.with(() => {
    console.log(Number(full.locked()), Number(empty.locked()));
    empty.notifyAll();
  });
  for (let i = 0; i < 3; i++) await sleep(0);
  await empty.with(() => full.notifyAll());
  for (let i = 0; i < 3; i++) await sleep(0);
  console.log(Number(lock.locked()));
});
await run(main());
