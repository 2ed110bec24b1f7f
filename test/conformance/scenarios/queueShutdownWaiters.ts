import { type Coroutine, coro, createTask, Queue, QueueShutDown, run, sleep } from 'loopscope';

const work = coro(async function work(name: string, coroutine: Coroutine<unknown>) {
  try {
    await coroutine;
    console.log(name, 'done');
  } catch (error) {
    if (!(error instanceof QueueShutDown)) throw error;
    console.log(name, 'shut down');
  }
});
const main = coro(async function main() {
  const [empty, full] = [new Queue<string>(), new Queue<string>(1)];
  full.putNowait('item');
  const tasks = [
    createTask(work('get', empty.get())),
    createTask(work('put', full.put('a'))),
    createTask(work('get too', empty.get())),
    createTask(work('put too', full.put('b'))),
  ];
  await sleep(0);
  tasks[2]!.cancel();
  full.shutdown();
  empty.shutdown();
  for (let turn = 0; turn < 2; turn++) {
    console.log('turn', turn);
    await sleep(0);
  }
  console.log(
    `[${tasks.map((task) => Number(task.cancelled())).join(', ')}]`,
    full.getNowait(),
    full.qsize(),
  );
});
await run(main());
