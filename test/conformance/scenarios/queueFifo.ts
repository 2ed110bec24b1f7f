import { coro, createTask, Queue, run, sleep } from 'loopscope';

const consume = coro(async function consume(queue: Queue<number>, name: string) {
  for (;;) {
    const item = await queue.get();
    console.log(name, item);
    if (item === 5) return;
  }
});
const main = coro(async function main() {
  const queue = new Queue<number>();
  const tasks = [...'ab'].map((name) => createTask(consume(queue, name)));
  await sleep(0);
  for (let item = 0; item < 6; item++) {
    await queue.put(item);
    console.log('put', item, queue.qsize(), Number(queue.empty()), Number(queue.full()));
    if (item % 2) await sleep(0);
  }
  await Promise.race(tasks);
  console.log(queue.maxsize);
});
await run(main());
