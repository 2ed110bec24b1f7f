// settings: stuckTaskMs=300
/** Consumers have nothing to do for a long time, and are ended in order. */
import { coro, createTask, gather, Queue, run, sleep } from 'loopscope';

const consume = coro(async function consume(queue: Queue<string>) {
  for (;;) {
    console.log(await queue.get());
    queue.taskDone();
  }
});

const main = coro(async function main() {
  const queue = new Queue<string>();
  const consumers = [1, 2, 3].map(() => createTask(consume(queue)));
  await sleep(900);
  queue.putNowait('job');
  await queue.join();
  for (const consumer of consumers) consumer.cancel();
  await gather(consumers, { returnExceptions: true });
});

await run(main());
