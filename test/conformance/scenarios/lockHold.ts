import { coro, createTask, Lock, run, sleep } from 'loopscope';

const lock = new Lock();
const work = coro(async function work(name: string) {
  await using _held = await lock.hold();
  console.log(name, 'in', Number(lock.locked()));
  await sleep(0);
  if (name === 'b') throw new Error(name);
  console.log(name, 'out');
});
const main = coro(async function main() {
  const tasks = [...'abc'].map((name) => createTask(work(name)));
  for (const task of tasks) {
    try {
      await task;
    } catch (error) {
      console.log('failed', (error as Error).message);
    }
  }
  console.log(Number(lock.locked()));
});
await run(main());
