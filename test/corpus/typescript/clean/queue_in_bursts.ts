// settings: queueBacklogMs=500, queueBacklogItems=50
/** Jobs come in bursts, and the consumer catches up in between. */
import { coro, createTask, gather, Queue, run, sleep } from 'loopscope';

const consume = coro(async function consume(queue: Queue<number>) {
  for (;;) {
    await queue.get();
    await sleep(1);
    queue.taskDone();
  }
});

const main = coro(async function main() {
  const queue = new Queue<number>();
  const consumer = createTask(consume(queue));
  for (let burst = 0; burst < 3; burst++) {
    for (let job = 0; job < 100; job++) queue.putNowait(job);
    await queue.join();
    await sleep(200);
  }
  consumer.cancel();
  await gather([consumer], { returnExceptions: true });
});

await run(main());
