import { coro, createTask, gather, Queue, run, sleep } from 'loopscope';

const work = coro(async function work(queue: Queue<string>, item: string) {
  try {
    await queue.put(item);
    console.log('put', item);
  } catch (error) {
    console.log(item, 'cancelled', (error as Error).message);
  }
});
const main = coro(async function main() {
  const queue = new Queue<string>(1);
  queue.putNowait('first');
  const tasks = [...'abc'].map((item) => createTask(work(queue, item)));
  await sleep(0);
  tasks[0]!.cancel('waits');
  console.log(queue.getNowait());
  tasks[1]!.cancel('woken');
  for (let turn = 0; turn < 3; turn++) {
    console.log('turn', turn, queue.qsize());
    await sleep(0);
  }
  await gather(tasks);
  console.log(await queue.get(), Number(queue.empty()));
});
await run(main());
