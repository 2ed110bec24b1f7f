import { coro, createTask, gather, Queue, run, sleep } from 'loopscope';

const work = coro(async function work(queue: Queue<string>, results: Queue<string>) {
  try {
    console.log('got', await queue.get());
    await sleep(60_000);
  } finally {
    await results.put('cleaned up');
    console.log('in finally');
  }
});
const main = coro(async function main() {
  const [queue, results] = [new Queue<string>(), new Queue<string>(1)];
  results.putNowait('earlier');
  const task = createTask(work(queue, results));
  queue.putNowait('item');
  await sleep(0);
  task.cancel();
  await sleep(0);
  await sleep(0);
  console.log(Number(task.done()));
  console.log(await results.get(), '/', await results.get());
  await gather([task], { returnExceptions: true });
  console.log(Number(task.cancelled()));
});
await run(main());
