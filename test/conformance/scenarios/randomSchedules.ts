import {
  Barrier,
  BrokenBarrierError,
  CancelledError,
  Condition,
  type Coroutine,
  coro,
  createTask,
  Event,
  gather,
  Lock,
  Queue,
  run,
  Semaphore,
  sleep,
  type Task,
} from 'loopscope';

// Whatever the order in which tasks wait, wake each other and are cancelled: all happens in the same turn.
let seed = 1;
function below(n: number): number {
  seed = Number((BigInt(seed) * 48271n) % 2147483647n);
  return seed % n;
}
const play = coro(async function play(what: number) {
  const [lock, semaphore, event] = [new Lock(), new Semaphore(2), new Event()];
  const [condition, barrier, queue] = [new Condition(), new Barrier(3), new Queue<number>(2)];
  const notified = () => condition.with(() => condition.wait());
  const notify = () => condition.with(() => condition.notify());
  const hold = () => condition.with(() => sleep(0));
  const wait = () => barrier.wait();
  const [waits, calls] = (
    [
      [[() => lock.acquire()], [() => lock.release()]],
      [[() => semaphore.acquire()], [() => semaphore.release()]],
      [[() => event.wait()], [() => event.set(), () => event.clear()]],
      [[notified, notify, hold], [() => condition.notify()]],
      [[wait, wait, wait, () => barrier.reset()], [() => barrier.nWaiting]],
      [
        [() => queue.get(), () => queue.put(7), () => queue.join()],
        [() => queue.getNowait(), () => queue.putNowait(8), () => queue.taskDone()],
      ],
    ] satisfies Array<[Array<() => Coroutine<unknown>>, Array<() => unknown>]>
  )[what]!;
  let turn = 0;
  const tasks: Task<void>[] = [];
  const work = coro(async function work(name: number, wait: () => Coroutine<unknown>) {
    try {
      const result = Number((await wait()) ?? 0);
      console.log(turn, name, result);
    } catch (error) {
      if (error instanceof CancelledError) console.log(turn, name, 'cancelled', error.message);
      if (error instanceof BrokenBarrierError) console.log(turn, name, error.message);
    }
  });
  for (let i = 0; i < 40; i++) {
    const step = below(10);
    if (step < 3) {
      turn++;
      await sleep(0);
    } else if (step < 5 && tasks.length > 0) {
      tasks[below(tasks.length)]!.cancel(String(step));
    } else if (step < 8) {
      tasks.push(createTask(work(tasks.length, waits[below(waits.length)]!)));
    } else {
      try {
        console.log(turn, Number(calls[below(calls.length)]!() ?? 0));
      } catch (error) {
        console.log(turn, (error as Error).message);
      }
    }
  }
  for (const task of tasks) task.cancel('end');
  await gather(tasks, { returnExceptions: true });
});
const main = coro(async function main() {
  for (let number = 0; number < 300; number++) {
    console.log('schedule', number);
    await play(number % 6);
  }
});

await run(main());
