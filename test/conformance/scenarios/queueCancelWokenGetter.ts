import { coro, createTask, gather, Queue, run, sleep } from 'loopscope';

const work = coro(async function work(queue: Queue<string>, name: string) {
  try {
    console.log(name, await queue.get());
  } catch {
    console.log(name, 'cancelled', queue.qsize());
  }
});
const main = coro(async function main() {
  const queue = new Queue<string>();
  const tasks = [...'abc'].map((name) => createTask(work(queue, name)));
  await sleep(0);
  queue.putNowait('item');
  tasks[0]!.cancel();
  for (let turn = 0; turn < 3; turn++) {
    console.log('turn', turn, `[${tasks.map((task) => Number(task.done())).join(', ')}]`);
    await sleep(0);
  }
  queue.putNowait('other');
  await gather(tasks);
});
await run(main());
