import { coro, createTask, PriorityQueue, QueueFull, run, sleep } from 'loopscope';

const main = coro(async function main() {
  const queue = new PriorityQueue<(number | string)[]>();
  for (const item of [[2, 'b'], [1, 'z'], [2, 'a'], [1], [0, 'x', 3], [0, 'x', 2]]) queue.putNowait(item);
  while (!queue.empty()) console.log(...(await queue.get()));
  const names = new PriorityQueue<string>(3);
  for (const name of ['pear', 'apple', 'fig']) names.putNowait(name);
  try {
    names.putNowait('plum');
  } catch (error) {
    if (error instanceof QueueFull) console.log('full');
  }
  const waits = createTask(names.put('banana'));
  await sleep(0);
  while (!names.empty()) {
    console.log(await names.get());
    await sleep(0);
  }
  console.log(Number(waits.done()));
});
await run(main());
