import { Barrier, coro, createTask, run, sleep } from 'loopscope';

const work = coro(async function work(barrier: Barrier, name: string) {
  try {
    console.log(name, await barrier.wait());
  } catch {
    console.log(name, 'cancelled', barrier.nWaiting);
  }
});
const main = coro(async function main() {
  // Cancelled when all have come already: the others pass.
  const barrier = new Barrier(3);
  const tasks = [...'ab'].map((name) => createTask(work(barrier, name)));
  await sleep(0);
  await work(barrier, 'main');
  tasks[0]!.cancel();
  const late = createTask(work(barrier, 'late'));
  for (let turn = 0; turn < 3; turn++) await sleep(0);
  console.log(barrier.nWaiting, Number(late.done()));
  late.cancel();
  await late;
  console.log(barrier.nWaiting);
});
await run(main());
