import { coro, createTask, gather, Queue, run, sleep } from 'loopscope';

const produce = coro(async function produce(queue: Queue<string>, name: string) {
  for (let item = 0; item < 3; item++) {
    await queue.put(`${name}${item}`);
    console.log('put', `${name}${item}`);
  }
});
const main = coro(async function main() {
  const queue = new Queue<string>(2);
  const tasks = [...'ab'].map((name) => createTask(produce(queue, name)));
  await sleep(0);
  console.log(queue.qsize(), Number(queue.full()));
  for (let i = 0; i < 6; i++) console.log('got', await queue.get());
  await gather(tasks);
  console.log(Number(queue.empty()));
});
await run(main());
