import { coro, createTask, Lock, run, sleep } from 'loopscope';

const lock = new Lock();
const work = coro(async function work() {
  await lock.with(async () => {
    try {
      await sleep(60_000);
    } finally {
      console.log('finally', Number(lock.locked()));
      await sleep(0);
      console.log('after an await', Number(lock.locked()));
    }
  });
});
const main = coro(async function main() {
  const task = createTask(work());
  await sleep(0);
  task.cancel();
  await lock.with(() => console.log('main has it', Number(task.done())));
  await sleep(0);
  console.log(Number(task.cancelled()));
});
await run(main());
