// settings: stuckTaskMs=500
/** A consumer forgets taskDone(), so whoever joins the queue waits for ever. */
import { coro, createTask, Queue, run, waitFor } from 'loopscope';

const consume = coro(async function consume(queue: Queue<string>) {
  for (;;) console.log(await queue.get());
});

const main = coro(async function main() {
  const queue = new Queue<string>();
  const consumer = createTask(consume(queue));
  queue.putNowait('job');
  try {
    await waitFor(queue.join(), 2_000); // stuck-task
  } catch {
    console.log('still not done');
  }
  consumer.cancel();
});

await run(main());
