import { coro, createTask, gather, Queue, RuntimeError, run } from 'loopscope';

const main = coro(async function main() {
  const queue = new Queue<string>();
  const put = queue.put('item');
  console.log(queue.qsize());
  await put;
  console.log(queue.qsize());
  try {
    await put;
  } catch (error) {
    if (error instanceof RuntimeError) console.log(error.message, queue.qsize());
  }
  const task = createTask(queue.put('other'));
  task.cancel();
  await gather([task], { returnExceptions: true });
  console.log(queue.qsize());
});
await run(main());
