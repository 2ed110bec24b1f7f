import { coro, createTask, Queue, RuntimeError, run, sleep } from 'loopscope';

const wait = coro(async function wait(queue: Queue<string>) {
  const task = createTask(queue.get());
  await sleep(0);
  task.cancel();
});
const again = coro(async function again(queue: Queue<string>) {
  queue.putNowait('item');
  console.log(await queue.get());
  try {
    await queue.get();
  } catch (error) {
    if (error instanceof RuntimeError)
      console.log(error.message.slice(-'is bound to a different event loop'.length));
  }
});
const queue = new Queue<string>();
await run(wait(queue));
await run(again(queue));
