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
  const tasks = [...'ab'].map((item) => createTask(work(queue, item)));
  await sleep(0);
  console.log(queue.getNowait());
  queue.putNowait('quick');
  await sleep(0);
  tasks[0]!.cancel('waits again');
  console.log(queue.getNowait());
  await gather(tasks);
  console.log(queue.getNowait());
});
await run(main());
