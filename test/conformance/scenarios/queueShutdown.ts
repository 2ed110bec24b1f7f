import { coro, gather, Queue, QueueShutDown, run, sleep } from 'loopscope';

const consume = coro(async function consume(queue: Queue<number>, name: string) {
  try {
    for (;;) console.log(name, await queue.get());
  } catch (error) {
    if (error instanceof QueueShutDown) console.log(name, error.name, `[${error.message}]`);
  }
});
const main = coro(async function main() {
  const queue = new Queue<number>();
  for (let item = 0; item < 3; item++) queue.putNowait(item);
  queue.shutdown();
  for (const put of [() => queue.put(3), () => sleep(0, queue.putNowait(4))]) {
    try {
      await put();
    } catch (error) {
      if (error instanceof QueueShutDown) console.log('put', error.name);
    }
  }
  await gather([consume(queue, 'a'), consume(queue, 'b')]);
  try {
    queue.getNowait();
  } catch (error) {
    if (error instanceof QueueShutDown) console.log('get_nowait');
  }
  queue.shutdown();
});
await run(main());
