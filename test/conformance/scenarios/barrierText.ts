import { Barrier, BrokenBarrierError, coro, createTask, run, sleep } from 'loopscope';

const main = coro(async function main() {
  const barrier = new Barrier(2);
  const show = () => console.log(`${barrier}`);
  const work = coro(async function work() {
    try {
      await barrier.wait();
    } catch (error) {
      if (!(error instanceof BrokenBarrierError)) throw error;
    }
  });
  show();
  let task = createTask(work());
  await sleep(0);
  show();
  await barrier.wait();
  show();
  await task;
  show();
  task = createTask(work());
  await sleep(0);
  await barrier.reset();
  show();
  await task;
  await barrier.abort();
  show();
});
await run(main());
