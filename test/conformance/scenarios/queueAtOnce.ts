import { coro, getRunningLoop, Queue, run, sleep } from 'loopscope';

const main = coro(async function main() {
  const queue = new Queue<number>(1);
  getRunningLoop().callSoon(console.log, 'next turn');
  for (let item = 0; item < 3; item++) {
    await queue.put(item);
    console.log(await queue.get());
    queue.taskDone();
  }
  await queue.join();
  console.log('no turn of the loop');
  await sleep(0);
});
await run(main());
