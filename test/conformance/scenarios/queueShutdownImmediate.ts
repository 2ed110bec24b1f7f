import { coro, createTask, gather, Queue, QueueShutDown, run, sleep } from 'loopscope';

const join = coro(async function join(queue: Queue<number | string>) {
  await queue.join();
  console.log('joined');
});
const put = coro(async function put(queue: Queue<number | string>) {
  try {
    await queue.put('late');
  } catch (error) {
    if (error instanceof QueueShutDown) console.log('put');
  }
});
const main = coro(async function main() {
  const queue = new Queue<number | string>(3);
  for (let item = 0; item < 3; item++) queue.putNowait(item);
  const tasks = [createTask(join(queue)), createTask(put(queue))];
  await sleep(0);
  queue.getNowait();
  queue.shutdown({ immediate: true });
  console.log(queue.qsize(), Number(queue.empty()));
  await sleep(0);
  await sleep(0);
  console.log(`[${tasks.map((task) => Number(task.done())).join(', ')}]`);
  try {
    await queue.get();
  } catch (error) {
    if (error instanceof QueueShutDown) console.log('get');
  }
  queue.taskDone();
  await gather(tasks);
});
await run(main());
