import { Barrier, coro, createTask, gather, run, sleep } from 'loopscope';

const work = coro(async function work(barrier: Barrier, name: string) {
  try {
    console.log(name, await barrier.wait());
  } catch (error) {
    console.log(name, 'cancelled', (error as Error).message, barrier.nWaiting);
  }
});
const main = coro(async function main() {
  const barrier = new Barrier(4);
  const tasks = [...'abc'].map((name) => createTask(work(barrier, name)));
  await sleep(0);
  tasks[0]!.cancel('gone');
  for (let turn = 0; turn < 3; turn++) {
    console.log('turn', turn, barrier.nWaiting);
    await sleep(0);
  }
  // The cancelled one has woken the next in vain: that is behind the other now.
  await gather([...tasks, work(barrier, 'd'), work(barrier, 'e')]);
});
await run(main());
