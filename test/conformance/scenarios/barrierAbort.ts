import { Barrier, BrokenBarrierError, coro, createTask, gather, RuntimeError, run, sleep } from 'loopscope';

const work = coro(async function work(barrier: Barrier, name: string) {
  try {
    await barrier.wait();
  } catch (error) {
    if (error instanceof BrokenBarrierError) {
      console.log(name, error.message, Number(barrier.broken), Number(error instanceof RuntimeError));
    }
  }
});
const main = coro(async function main() {
  const barrier = new Barrier(3);
  const tasks = [...'ab'].map((name) => createTask(work(barrier, name)));
  await sleep(0);
  await barrier.abort();
  console.log(Number(barrier.broken), barrier.nWaiting);
  await work(barrier, 'late');
  await gather(tasks);
  await barrier.reset();
  console.log(Number(barrier.broken));
  const positions = await gather([barrier.wait(), barrier.wait(), barrier.wait()]);
  console.log(`[${positions.sort().join(', ')}]`);
});
await run(main());
