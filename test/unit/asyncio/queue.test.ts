/** What the conformance scenarios can't say of queues: how they keep many items, and what a debug mode sees. */
import { expect, test } from 'vitest';
import {
  coro,
  createTask,
  LifoQueue,
  PriorityQueue,
  Queue,
  run,
  sleep,
  type Task,
} from '../../../runtime/asyncio/index';

function main<T>(body: () => Promise<T>): Promise<T> {
  return run(coro(body)());
}

test('a queue keeps the order of its items while it grows and shrinks', () => {
  const queue = new Queue<number>();
  const out: number[] = [];
  let put = 0;
  for (const count of [10, 40, 3, 500, 0]) {
    for (let i = 0; i < count; i++) queue.putNowait(put++);
    // Each time some are left, at other places of the ring.
    while (queue.qsize() > count / 3) out.push(queue.getNowait());
  }
  expect(out).toEqual(Array.from({ length: 553 }, (_, i) => i));
});

test('its items are shown first to last, also when the first was put in last into memory', () => {
  const queue = new Queue<number>(16);
  for (let i = 0; i < 16; i++) queue.putNowait(i);
  for (let i = 0; i < 15; i++) queue.getNowait();
  for (let i = 16; i < 18; i++) queue.putNowait(i);
  expect(`${queue}`).toBe('<Queue maxsize=16 _queue=[15, 16, 17] tasks=18>');
});

test('a priority queue goes by the numbers that its items are', () => {
  const queue = new PriorityQueue<Date>();
  for (const year of [2030, 1990, 2010]) queue.putNowait(new Date(year, 0));
  expect([1, 2, 3].map(() => queue.getNowait().getFullYear())).toEqual([1990, 2010, 2030]);
});

test('a task that gets twice at once and is cancelled takes nothing', async () => {
  const queue = new Queue<number>();
  const both = coro(async function both() {
    await Promise.all([queue.get(), queue.get()]);
  });
  await main(async () => {
    const task = createTask(both());
    await sleep(0);
    task.cancel();
    queue.putNowait(1);
    await sleep(0);
    await sleep(0);
    expect([task.cancelled(), queue.qsize()]).toEqual([true, 1]);
  });
});

test('one that waits again is still cancelled with its task', async () => {
  const queue = new Queue<number>();
  await main(async () => {
    const task = createTask(queue.get());
    await sleep(0);
    queue.putNowait(1);
    queue.getNowait();
    await sleep(0);
    task.cancel('enough');
    await expect(Promise.resolve(task)).rejects.toThrow('enough');
  });
});

test.each([
  new Queue<string>(1, { name: 'jobs' }),
  new LifoQueue<string>(1, { name: 'jobs' }),
  new PriorityQueue<string>(1, { name: 'jobs' }),
])('%s shows its name, its items and its size', async (queue) => {
  await main(async () => {
    const wait = (task: Task<unknown>) => {
      const [info] = [...task._waits()] as unknown as Array<{ _waitInfo(): unknown }>;
      return info?._waitInfo();
    };
    const getter = createTask(queue.get());
    await sleep(0);
    expect(wait(getter)).toEqual({ kind: 'queueGet', subject: 'jobs', resource: queue, done: 0, total: 1 });
    queue.putNowait('first');
    await getter;
    queue.putNowait('second');
    const [putter, joiner] = [createTask(queue.put('third')), createTask(queue.join())];
    await sleep(0);
    expect(wait(putter)).toEqual({ kind: 'queuePut', subject: 'jobs', resource: queue, done: 1, total: 1 });
    expect(wait(joiner)).toEqual({ kind: 'queueJoin', subject: 'jobs', resource: queue, done: 1, total: 1 });
    expect(queue._resourceInfo()).toEqual({
      kind: 'queue',
      name: 'jobs',
      waiters: 2,
      size: 1,
      capacity: 1,
      isTaken: true,
    });
    queue.taskDone();
    expect(queue._resourceInfo()).toMatchObject({ isTaken: false });
  });
});
