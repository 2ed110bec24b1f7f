import { Barrier, coro, createTask, gather, run, sleep } from 'loopscope';

const work = coro(async function work(barrier: Barrier, name: string) {
  console.log(name, await barrier.wait(), barrier.nWaiting);
});
const main = coro(async function main() {
  const barrier = new Barrier(3);
  console.log(barrier.parties, barrier.nWaiting, Number(barrier.broken));
  const tasks = [...'ab'].map((name) => createTask(work(barrier, name)));
  await sleep(0);
  console.log(barrier.nWaiting);
  console.log('main', await barrier.wait());
  await gather(tasks);
  console.log(barrier.nWaiting);
});
await run(main());
