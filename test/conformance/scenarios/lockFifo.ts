import { coro, createTask, gather, Lock, run, sleep } from 'loopscope';

const work = coro(async function work(lock: Lock, name: string) {
  await lock.with(async () => {
    console.log(name, 'in');
    await sleep(0);
    console.log(name, 'out');
  });
});
const main = coro(async function main() {
  const lock = new Lock();
  const tasks = [...'abc'].map((name) => createTask(work(lock, name)));
  await gather(tasks);
  console.log(Number(lock.locked()));
});
await run(main());
