/**
 * Random schedules against simple models: a driver makes tasks wait, cancels them, wakes them, lets them run a turn or until
 * all is quiet, in any order. Each model says what may happen next, and what must have happened once all is quiet.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import {
  Barrier,
  BoundedSemaphore,
  Condition,
  coro,
  createTask,
  Event,
  Lock,
  PriorityQueue,
  Queue,
  QueueShutDown,
  run,
  Semaphore,
  sleep,
  type Task,
} from '../../../runtime/asyncio/index';

const RUNS = 10_000;

/** After so many turns nothing moves any more: a cancelled one wakes another, that one gets a lock, and so on. */
const QUIET_TURNS = 8;

/** The number says which of those that wait is cancelled. */
type Cancel = number;

/** Checks a property of schedules that are made of these steps; of some more often than of others. */
async function holds<S extends string>(
  steps: Record<S, number>,
  play: (schedule: ReadonlyArray<S | 'turn' | 'quiet' | Cancel>) => Promise<void>,
): Promise<void> {
  const choices = Object.entries<number>({ turn: 3, quiet: 1, ...steps }).map(([step, weight]) => ({
    arbitrary: fc.constant(step as S | 'turn' | 'quiet'),
    weight,
  }));
  const step = fc.oneof(...choices, { arbitrary: fc.nat(9), weight: 3 });
  const schedules = fc.array(step, { maxLength: 40, size: 'max' });
  const check = () => fc.assert(fc.asyncProperty(schedules, play), { numRuns: RUNS });
  await run(coro(check)());
}

async function turns(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await sleep(0);
}

/** The tasks of one schedule. Every one waits for one thing and ends. */
class Waiting {
  /** Those that still wait and were not cancelled, in the order in which they came. */
  readonly ids: number[] = [];
  readonly #tasks: Array<Task<void>> = [];
  readonly #cancelled = new Set<number>();

  /** @param body waits, and says so by {@link served} when it is over */
  spawn(body: (id: number) => Promise<void>): void {
    const id = this.#tasks.length;
    this.ids.push(id);
    this.#tasks.push(createTask(coro(body)(id)));
  }

  served(id: number): void {
    assert(this.ids.includes(id), `${id} was cancelled or served before`);
    this.ids.splice(this.ids.indexOf(id), 1);
  }

  servedInOrder(id: number): void {
    assert.equal(this.ids[0], id, 'first come, first served');
    this.ids.shift();
  }

  cancel(which: Cancel): void {
    if (this.ids.length === 0) return;
    const [id] = this.ids.splice(which % this.ids.length, 1);
    this.#tasks[id!]!.cancel();
    this.#cancelled.add(id!);
  }

  /** Nobody waits any more: each was served, or was cancelled if that was asked for; none has failed. */
  end(): void {
    assert.deepEqual(this.ids, []);
    for (const [id, task] of this.#tasks.entries()) {
      assert(task.done(), `${id} is not done`);
      assert.equal(task.cancelled(), this.#cancelled.has(id));
      if (!task.cancelled()) task.result();
    }
  }

  /** What the tasks found wrong. */
  check(): void {
    for (const task of this.#tasks) if (task.done() && !task.cancelled()) task.result();
  }
}

/** A lock is a semaphore with one permit. */
async function playPermits(
  shared: Lock | Semaphore,
  permits: number,
  schedule: ReadonlyArray<'acquire' | 'release' | 'turn' | 'quiet' | Cancel>,
): Promise<void> {
  const waiting = new Waiting();
  let free = permits;
  const acquire = async (id: number) => {
    assert.equal(await shared.acquire(), true);
    assert(free > 0, 'held once too often');
    free--;
    waiting.servedInOrder(id);
  };
  const release = () => {
    if (free === permits) return;
    free++;
    shared.release();
  };
  const quiet = async () => {
    await turns(QUIET_TURNS);
    waiting.check();
    assert(free === 0 || waiting.ids.length === 0, 'a wake-up is lost');
    assert.equal(shared.locked(), free === 0);
  };
  for (const step of schedule) {
    if (step === 'acquire') waiting.spawn(acquire);
    else if (step === 'release') release();
    else if (step === 'turn') await sleep(0);
    else if (step === 'quiet') await quiet();
    else waiting.cancel(step);
  }
  for (await quiet(); waiting.ids.length > 0; await quiet()) release();
  waiting.end();
  while (free < permits) release();
  await quiet();
  assert.doesNotMatch(`${shared}`, /waiters/);
}

describe('over random schedules and cancellations', () => {
  test('a lock is held by one at a time, goes to the first that waits, and is not lost', async () => {
    await holds({ acquire: 5, release: 3 }, (schedule) => playPermits(new Lock(), 1, schedule));
  });

  test.each([Semaphore, BoundedSemaphore])('no permit of a %o is lost or given twice', async (Class) => {
    await holds({ acquire: 5, release: 3 }, (schedule) => playPermits(new Class(3), 3, schedule));
  });

  test('a lock that is released by those that hold it is held by one at a time', async () => {
    await holds({ acquire: 4 }, async (schedule) => {
      const lock = new Lock();
      const waiting = new Waiting();
      let inside = 0;
      const acquire = (id: number) =>
        Promise.resolve(
          lock.with(async () => {
            assert.equal(++inside, 1);
            waiting.servedInOrder(id);
            if (id % 3 > 0) await turns(id % 3);
            inside--;
          }),
        );
      for (const step of schedule) {
        if (step === 'acquire') waiting.spawn(acquire);
        else if (step === 'turn') await sleep(0);
        else if (step === 'quiet') await turns(QUIET_TURNS);
        else waiting.cancel(step);
      }
      // Each one takes at most three turns, and one more to wake the next.
      await turns(4 * schedule.length + QUIET_TURNS);
      waiting.end();
      assert(!lock.locked());
    });
  });

  test('an event wakes all that wait when it is set', async () => {
    await holds({ wait: 5, set: 2, clear: 1 }, async (schedule) => {
      const event = new Event();
      const waiting = new Waiting();
      let sets = 0;
      const wait = async (id: number) => {
        const [isSet, setsBefore] = [event.isSet(), sets];
        assert.equal(await event.wait(), true);
        assert(isSet || sets > setsBefore, 'it was not set');
        if (isSet) waiting.served(id);
        else waiting.servedInOrder(id);
      };
      const set = () => {
        if (!event.isSet()) sets++;
        event.set();
      };
      const quiet = async () => {
        await turns(QUIET_TURNS);
        waiting.check();
        assert(!event.isSet() || waiting.ids.length === 0, 'a wake-up is lost');
      };
      for (const step of schedule) {
        if (step === 'wait') waiting.spawn(wait);
        else if (step === 'set') set();
        else if (step === 'clear') event.clear();
        else if (step === 'turn') await sleep(0);
        else if (step === 'quiet') await quiet();
        else waiting.cancel(step);
      }
      // Sets reach those that have begun to wait, also when it is cleared at once.
      await quiet();
      set();
      event.clear();
      await quiet();
      waiting.end();
    });
  });

  test('no notification of a condition is lost, and its lock is held by one at a time', async () => {
    await holds({ wait: 5, notify: 2, notifyTwo: 1, notifyAll: 1, hold: 2 }, async (schedule) => {
      const lock = new Lock();
      const condition = new Condition(lock);
      const waiting = new Waiting();
      /** Notifications that somebody has still to get. */
      let owed = 0;
      const begun = new Set<number>();
      const live = () => waiting.ids.filter((id) => begun.has(id)).length;
      let inside = 0;
      const guarded = async (body: () => void | Promise<void>) => {
        await condition.acquire();
        assert.equal(++inside, 1);
        try {
          await body();
        } finally {
          assert.equal(inside--, 1);
          condition.release();
        }
      };
      const wait = (id: number) =>
        guarded(async () => {
          inside--;
          begun.add(id);
          try {
            await condition.wait();
            waiting.servedInOrder(id);
            owed = Math.max(owed - 1, 0);
          } finally {
            assert(condition.locked());
            assert.equal(++inside, 1);
          }
        });
      // Meanwhile those that are woken wait for the lock.
      const hold = coro(async () => await guarded(() => turns(2)));
      const notify = (n: number) =>
        guarded(() => {
          owed = Math.min(owed + n, live());
          condition.notify(n);
        });
      const quiet = async () => {
        for (let idle = 0; idle < QUIET_TURNS; idle++) {
          await sleep(0);
          if (`${lock}` !== '<Lock [unlocked]>') idle = 0;
        }
        waiting.check();
        assert.equal(owed, 0, 'a notification is lost');
        assert.equal(inside, 0);
        assert(!condition.locked());
      };
      const cancel = (which: Cancel) => {
        waiting.cancel(which);
        owed = Math.min(owed, live());
      };
      for (const step of schedule) {
        if (step === 'wait') waiting.spawn(wait);
        else if (step === 'notify') await notify(1);
        else if (step === 'notifyTwo') await notify(2);
        else if (step === 'notifyAll') await notify(waiting.ids.length);
        else if (step === 'hold') createTask(hold());
        else if (step === 'turn') await sleep(0);
        else if (step === 'quiet') await quiet();
        else cancel(step);
      }
      await quiet();
      await notify(waiting.ids.length);
      await quiet();
      waiting.end();
    });
  });

  test('a barrier lets tasks pass when all have come, and not before', async () => {
    await holds({ wait: 6 }, async (schedule) => {
      const parties = 3;
      const barrier = new Barrier(parties);
      const waiting = new Waiting();
      let come = 0;
      const wait = async (id: number) => {
        come++;
        const position = await barrier.wait();
        assert(position >= 0 && position < parties);
        assert(come >= parties, 'too few have come');
        waiting.served(id);
      };
      const quiet = async () => {
        await turns(QUIET_TURNS + schedule.length);
        waiting.check();
        assert(waiting.ids.length < parties, 'a wake-up is lost');
        assert.equal(barrier.nWaiting, waiting.ids.length, 'one is counted that has gone');
        come = waiting.ids.length;
      };
      for (const step of schedule) {
        if (step === 'wait') waiting.spawn(wait);
        else if (step === 'turn') await sleep(0);
        else if (step === 'quiet') await quiet();
        else waiting.cancel(step);
      }
      await quiet();
      while (waiting.ids.length > 0) waiting.cancel(0);
      await quiet();
      waiting.end();
    });
  });

  test('items of a queue come out once, in the order in which they went in', async () => {
    const steps = { get: 4, put: 4, getNowait: 1, putNowait: 1 };
    await holds(steps, async (schedule) => {
      const queue = new Queue<number>(2);
      const [getters, putters] = [new Waiting(), new Waiting()];
      const items: number[] = [];
      let made = 0;
      const took = (item: number) => assert.equal(item, items.shift(), 'first in, first out');
      const get = async (id: number) => {
        took(await queue.get());
        getters.served(id);
      };
      const put = async (id: number) => {
        const item = made++;
        await queue.put(item);
        items.push(item);
        putters.served(id);
      };
      const getNowait = () => {
        if (!queue.empty()) took(queue.getNowait());
      };
      const putNowait = () => {
        if (queue.full()) return;
        queue.putNowait(made);
        items.push(made++);
      };
      const quiet = async () => {
        await turns(QUIET_TURNS + schedule.length);
        getters.check();
        putters.check();
        assert.equal(queue.qsize(), items.length);
        assert(queue.empty() || getters.ids.length === 0, 'a getter is not woken');
        assert(queue.full() || putters.ids.length === 0, 'a putter is not woken');
      };
      for (const step of schedule) {
        if (step === 'get') getters.spawn(get);
        else if (step === 'put') putters.spawn(put);
        else if (step === 'turn') await sleep(0);
        else if (step === 'quiet') await quiet();
        else if (step === 'getNowait') getNowait();
        else if (step === 'putNowait') putNowait();
        else (step % 2 ? getters : putters).cancel(step >> 1);
      }
      for (await quiet(); putters.ids.length > 0; await quiet()) took(queue.getNowait());
      while (getters.ids.length > 0) getters.cancel(0);
      await quiet();
      getters.end();
      putters.end();
    });
  });

  test('those that wait for items of a queue get them in the order in which they came', async () => {
    await holds({ get: 4, put: 4 }, async (schedule) => {
      const queue = new Queue<number>();
      const getters = new Waiting();
      let [put, got] = [0, 0];
      const get = async (id: number) => {
        assert.equal(await queue.get(), got++);
        getters.servedInOrder(id);
      };
      const quiet = async () => {
        await turns(QUIET_TURNS);
        getters.check();
        assert(queue.empty() || getters.ids.length === 0, 'an item is swallowed');
        assert.equal(queue.qsize(), put - got);
      };
      for (const step of schedule) {
        if (step === 'get') {
          // One that comes while another is being woken may be quicker, as in CPython.
          await quiet();
          getters.spawn(get);
          await sleep(0);
        } else if (step === 'put') queue.putNowait(put++);
        else if (step === 'turn') await sleep(0);
        else if (step === 'quiet') await quiet();
        else getters.cancel(step);
      }
      await quiet();
      while (getters.ids.length > 0) getters.cancel(0);
      await quiet();
      getters.end();
    });
  });

  test('a queue that is shut down leaves nobody waiting', async () => {
    await holds({ get: 4, put: 4, join: 1, done: 2 }, async (schedule) => {
      const queue = new Queue<number>(1);
      const all = new Waiting();
      let unfinished = 0;
      const until = (wait: () => PromiseLike<unknown>) => async (id: number) => {
        try {
          await wait();
        } catch (error) {
          if (!(error instanceof QueueShutDown)) throw error;
        }
        all.served(id);
      };
      const get = until(async () => await queue.get());
      const put = until(async () => {
        await queue.put(1);
        unfinished++;
      });
      const join = until(async () => await queue.join());
      const done = () => {
        if (unfinished === 0) return;
        unfinished--;
        queue.taskDone();
      };
      for (const step of schedule) {
        if (step === 'get') all.spawn(get);
        else if (step === 'put') all.spawn(put);
        else if (step === 'join') all.spawn(join);
        else if (step === 'done') done();
        else if (step === 'turn') await sleep(0);
        else if (step === 'quiet') await turns(QUIET_TURNS);
        else all.cancel(step);
      }
      queue.shutdown();
      await turns(QUIET_TURNS);
      while (unfinished > 0) done();
      await turns(QUIET_TURNS);
      all.end();
    });
  });
});

test('a priority queue gives what sorting gives', () => {
  const item = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.string());
  // A number is put; nothing takes one out.
  const steps = fc.array(fc.option(item, { freq: 3 }));
  const property = fc.property(steps, (schedule) => {
    const queue = new PriorityQueue<[number, string]>();
    let model: Array<[number, string]> = [];
    for (const step of schedule) {
      if (step) {
        queue.putNowait(step);
        model = [...model, step].sort(([a, x], [b, y]) => a - b || (x < y ? -1 : Number(x > y)));
      } else if (!queue.empty()) {
        assert.deepEqual(queue.getNowait(), model.shift());
      }
    }
    while (!queue.empty()) assert.deepEqual(queue.getNowait(), model.shift());
    assert.deepEqual(model, []);
  });
  fc.assert(property, { numRuns: RUNS });
});
