/** Tasks that take their time to end once they are cancelled, in loops too: nothing was swallowed. */
// settings: cancelSwallowedMs=200
import {
  Condition,
  coro,
  createTask,
  Lock,
  Queue,
  run,
  sleep,
  TimeoutError,
  taskGroup,
  wait,
  waitFor,
} from 'loopscope';

const drain = coro(async function drain(queue: Queue<number>) {
  for (;;) {
    try {
      await queue.get();
    } catch (error) {
      for (let i = 0; i < 5; i++) await sleep(100);
      throw error;
    }
  }
});

const flush = coro(async function flush(queue: Queue<number>) {
  try {
    for (;;) await queue.get();
  } finally {
    await sleep(600);
  }
});

const polled = coro(async function polled(queue: Queue<number>) {
  for (;;) {
    try {
      await waitFor(queue.get(), 50);
    } catch (error) {
      if (!(error instanceof TimeoutError)) throw error;
    }
  }
});

const grouping = coro(async function grouping(queue: Queue<number>) {
  await taskGroup(async (group) => {
    group.createTask(flush(queue));
  });
});

const holding = coro(async function holding(lock: Lock) {
  await lock.acquire();
  await sleep(700);
  lock.release();
});

const notified = coro(async function notified(condition: Condition) {
  await condition.acquire();
  try {
    for (;;) await condition.wait();
  } finally {
    condition.release();
  }
});

const main = coro(async function main() {
  const queue = new Queue<number>();
  const lock = new Lock();
  const waiter = createTask(notified(new Condition(lock)));
  const tasks = [drain(queue), flush(queue), polled(queue), grouping(queue)].map((one) => createTask(one));
  await sleep(50);
  const holder = createTask(holding(lock));
  await sleep(50);
  for (let i = 0; i < 2; i++) {
    waiter.cancel(); // the second time as it waits for its lock
    await sleep(50);
  }
  for (const task of tasks) task.cancel();
  await wait([...tasks, waiter, holder]);
  console.log([...tasks, waiter].map((task) => task.cancelled()));
});

await run(main());
