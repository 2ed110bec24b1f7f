import { coro, createTask, gather, Queue, run, sleep } from 'loopscope';

const work = coro(async function work(queue: Queue<number>) {
  for (;;) {
    const item = await queue.get();
    await sleep(0);
    console.log('done', item);
    queue.taskDone();
  }
});
const join = coro(async function join(queue: Queue<number>, name: string) {
  await queue.join();
  console.log('joined', name);
});
const main = coro(async function main() {
  const queue = new Queue<number>();
  await join(queue, 'empty');
  for (let item = 0; item < 3; item++) queue.putNowait(item);
  const worker = createTask(work(queue));
  const joiners = [...'ab'].map((name) => createTask(join(queue, name)));
  await join(queue, 'main');
  await gather(joiners);
  worker.cancel();
  try {
    queue.taskDone();
  } catch (error) {
    if (error instanceof RangeError) console.log(error.message);
  }
});
await run(main());
