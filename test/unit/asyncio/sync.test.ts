/** What the conformance scenarios can't say of locks and the like: what is not as in CPython, and what a debug mode sees. */
import { describe, expect, test } from 'vitest';
import type { Awaitable, Hooks, Resource, Task } from '../../../runtime/asyncio/hooks';
import { ensureDebugMode, onDebugMode } from '../../../runtime/asyncio/hooks';
import {
  Barrier,
  BoundedSemaphore,
  Condition,
  type Coroutine,
  coro,
  createTask,
  Event,
  Lock,
  run,
  Semaphore,
  sleep,
} from '../../../runtime/asyncio/index';

function main<T>(body: () => Promise<T>): Promise<T> {
  return run(coro(body)());
}

const acquiring = coro(async function acquiring(shared: Lock | Semaphore | Condition) {
  await shared.acquire();
  await sleep(60_000);
});

describe('with', () => {
  test('gives what its body gives, be it a value, a promise or a coroutine', async () => {
    const lock = new Lock();
    const work = coro(async function work() {
      return 3;
    });
    await main(async () => {
      const value: Coroutine<number> = lock.with(() => 1);
      const promise: Coroutine<number> = lock.with(async () => 2);
      const coroutine: Coroutine<number> = lock.with(() => work());
      expect([await value, await promise, await coroutine]).toEqual([1, 2, 3]);
    });
  });

  test('does nothing before it is awaited', async () => {
    const lock = new Lock();
    let calls = 0;
    await main(async () => {
      const coroutine = lock.with(() => calls++);
      const acquire = lock.acquire();
      await sleep(0);
      expect([calls, lock.locked()]).toEqual([0, false]);
      await coroutine;
      await acquire;
      expect([calls, lock.locked()]).toEqual([1, true]);
    });
  });
});

test.each([new Lock(), new Condition(), new Semaphore(), new BoundedSemaphore()])(
  '%s is held until the end of the block',
  async (shared) => {
    await main(async () => {
      {
        await using _held = await shared.hold();
        expect(shared.locked()).toBe(true);
      }
      expect(shared.locked()).toBe(false);
    });
  },
);

test('a task that waits twice at once and is cancelled gives up both', async () => {
  const semaphore = new Semaphore(0);
  const both = coro(async function both() {
    await Promise.all([semaphore.acquire(), semaphore.acquire()]);
  });
  await main(async () => {
    const task = createTask(both());
    await sleep(0);
    task.cancel();
    semaphore.release();
    await sleep(0);
    await sleep(0);
    expect([task.cancelled(), `${semaphore}`]).toEqual([true, '<Semaphore [unlocked, value:1]>']);
  });
});

test('a subclass shows its own name', () => {
  class Turnstile extends Semaphore {}
  expect(`${new Turnstile(3)}`).toBe('<Turnstile [unlocked, value:3]>');
});

describe('in debug mode', () => {
  const made: Resource[] = [];
  const awaited = new Map<Task<unknown> | undefined, Awaitable<unknown>>();
  const listening: Partial<Hooks> = {
    resourceMade: (resource) => made.push(resource),
    waitBegins: (wait) => awaited.set(wait.task, wait.awaited),
  };
  // From here on: a debug mode that runs stays.
  const listen = () => {
    const silent = { get: (hooks: Partial<Hooks>, name: keyof Hooks) => hooks[name] ?? (() => undefined) };
    onDebugMode(() => new Proxy(listening, silent as ProxyHandler<Partial<Hooks>>) as Hooks);
    ensureDebugMode(true);
  };
  const waitOf = (task: Task<unknown>) => awaited.get(task)?._waitInfo();

  test('a task that waits for a lock shows the lock and who holds it', async () => {
    listen();
    await main(async () => {
      const lock = new Lock({ name: 'accounts' });
      expect(made.at(-1)).toBe(lock);
      const [holder, next] = [createTask(acquiring(lock)), createTask(acquiring(lock))];
      await sleep(0);
      expect(waitOf(next)).toEqual({ kind: 'lock', subject: 'accounts', resource: lock, task: holder });
      const info = { kind: 'lock', name: 'accounts', capacity: 1 };
      expect(lock._resourceInfo()).toEqual({ ...info, holder, waiters: 1, size: 1 });
      lock.release();
      await sleep(0);
      expect(lock._resourceInfo()).toEqual({ ...info, holder: next, waiters: 0, size: 1 });
      lock.release();
      expect(lock._resourceInfo()).toEqual({ ...info, holder: undefined, waiters: 0, size: 0 });
    });
  });

  test('a semaphore shows the one that has had it for longest', async () => {
    await main(async () => {
      const semaphore = new Semaphore(2, { name: 'downloads' });
      const letGo = new Event();
      const brief = coro(async function brief() {
        await semaphore.with(() => letGo.wait());
      });
      const first = createTask(brief());
      const [second, third] = [createTask(acquiring(semaphore)), createTask(acquiring(semaphore))];
      await sleep(0);
      expect(waitOf(third)).toEqual({
        kind: 'semaphore',
        subject: 'downloads',
        resource: semaphore,
        task: first,
      });
      const info = { kind: 'semaphore', name: 'downloads', size: 2, capacity: 2 };
      expect(semaphore._resourceInfo()).toEqual({ ...info, holder: first, waiters: 1 });
      letGo.set();
      await sleep(0);
      await sleep(0);
      expect(semaphore._resourceInfo()).toEqual({ ...info, holder: second, waiters: 0 });
    });
  });

  test('a task that waits for a notification shows the condition, and then its lock', async () => {
    await main(async () => {
      const condition = new Condition(undefined, { name: 'changed' });
      const waiting = coro(async function waiting() {
        await condition.with(() => condition.wait());
      });
      const task = createTask(waiting());
      await sleep(0);
      expect(waitOf(task)).toEqual({ kind: 'condition', subject: 'changed', resource: condition });
      const holder = createTask(acquiring(condition));
      await sleep(0);
      condition.notify();
      await sleep(0);
      expect(waitOf(task)).toEqual({
        kind: 'lock',
        subject: 'changed',
        resource: expect.any(Lock),
        task: holder,
      });
      const info = { kind: 'condition', name: 'changed', size: 0, capacity: 0 };
      expect(condition._resourceInfo()).toEqual({ ...info, holder, waiters: 0 });
      condition.release();
    });
  });

  test('events and barriers show how many wait', async () => {
    await main(async () => {
      const [event, barrier] = [new Event({ name: 'ready' }), new Barrier(3, { name: 'start' })];
      const [one, two] = [createTask(event.wait()), createTask(barrier.wait())];
      await sleep(0);
      expect(waitOf(one)).toEqual({ kind: 'event', subject: 'ready', resource: event });
      expect(waitOf(two)).toEqual({
        kind: 'barrier',
        subject: 'start',
        resource: barrier,
        done: 1,
        total: 3,
      });
      const [unset, set] = [0, 1].map((size) => ({ kind: 'event', name: 'ready', size, capacity: 1 }));
      expect(event._resourceInfo()).toEqual({ ...unset, waiters: 1 });
      event.set();
      await sleep(0);
      expect(event._resourceInfo()).toEqual({ ...set, waiters: 0 });
      const filling = { kind: 'barrier', name: 'start', waiters: 1, size: 1, capacity: 3 };
      expect(barrier._resourceInfo()).toEqual(filling);
    });
  });
});
