import { coro, createTask, LifoQueue, run, sleep } from 'loopscope';

const main = coro(async function main() {
  const queue = new LifoQueue<string>(2);
  const task = createTask(queue.get());
  await sleep(0);
  await queue.put('waited for');
  await queue.put('last');
  console.log(Number(queue.full()), `${queue}`);
  console.log(await task, queue.getNowait());
  queue.putNowait('first');
  queue.putNowait('second');
  const putter = createTask(queue.put('third'));
  await sleep(0);
  console.log(await queue.get());
  await putter;
  console.log(await queue.get(), await queue.get(), Number(queue.empty()));
});

await run(main());
