import { Barrier, BrokenBarrierError, coro, createTask, gather, run, sleep } from 'loopscope';

const work = coro(async function work(barrier: Barrier, name: string) {
  try {
    console.log(name, await barrier.wait());
  } catch (error) {
    if (error instanceof BrokenBarrierError) console.log(name, error.message);
  }
});
const main = coro(async function main() {
  const barrier = new Barrier(2);
  const first = createTask(work(barrier, 'first'));
  await sleep(0);
  await barrier.reset();
  // Those that come now wait until the others are gone.
  const tasks = [...'ab'].map((name) => createTask(work(barrier, name)));
  await gather([first, ...tasks]);
  console.log(Number(barrier.broken), barrier.nWaiting);
  await barrier.reset();
  console.log(Number(barrier.broken), barrier.nWaiting);
});
await run(main());
