import { AsyncLocalStorage } from 'node:async_hooks';
import { EventEmitter, once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  CancelledError,
  coro,
  createTask,
  currentTask,
  EventLoop,
  Future,
  foreign,
  gather,
  getRunningLoop,
  KeyboardInterrupt,
  run,
  sleep,
} from '../../../runtime/asyncio/index';

const forever = coro(async function forever() {
  await sleep(Number.POSITIVE_INFINITY);
});

function main<T>(body: () => Promise<T>): Promise<T> {
  return run(coro(body)());
}

describe('a foreign promise', () => {
  test('is aborted when its task is cancelled, and the task gets out at once', async () => {
    let reason: unknown;
    const work = coro(async function work() {
      await foreign(
        (signal) => new Promise(() => signal.addEventListener('abort', () => (reason = signal.reason))),
      );
    });
    await main(async () => {
      const task = createTask(work());
      await sleep(0);
      task.cancel('enough');
      await expect(Promise.resolve(task)).rejects.toThrow(new CancelledError('enough'));
    });
    expect(reason).toEqual(new CancelledError('enough'));
  });

  test('is started in the call, so that no event is missed', async () => {
    const emitter = new EventEmitter();
    const result = main(async () => {
      const event = foreign((signal) => once(emitter, 'ready', { signal }));
      emitter.emit('ready', 1);
      return event;
    });
    expect(await result).toEqual([1]);
  });

  test('is aborted when its task is cancelled before it awaits it', async () => {
    let begun: AbortSignal | undefined;
    await main(async () => {
      const task = createTask(foreign((signal) => new Promise(() => (begun = signal))));
      task.cancel('too late');
      await expect(Promise.resolve(task)).rejects.toThrow(CancelledError);
    });
    expect(begun?.reason).toEqual(new CancelledError('too late'));
  });

  test("that fails and is never awaited, is nobody else's business", async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    foreign(() => Promise.reject(new Error('unseen')));
    foreign(() => {
      throw new Error('unseen');
    });
    // Node looks for unhandled rejections before the next macrotask.
    await delay(1);
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  test('that fails, fails the task', async () => {
    const rejected = main(async () => foreign(() => Promise.reject(new Error('refused'))));
    await expect(rejected).rejects.toThrow('refused');
    const thrown = main(async () =>
      foreign(() => {
        throw new Error('at once');
      }),
    );
    await expect(thrown).rejects.toThrow('at once');
  });

  test('awaited as it is, delays a cancellation to the next await', async () => {
    const log: string[] = [];
    const work = coro(async function work() {
      await delay(5);
      log.push('after the promise');
      await sleep(0);
      log.push('never');
    });
    await main(async () => {
      const task = createTask(work());
      await sleep(0);
      task.cancel();
      await expect(Promise.resolve(task)).rejects.toThrow(CancelledError);
    });
    expect(log).toEqual(['after the promise']);
  });
});

test('cancelling a task ends all that it awaits, as with Promise.all', async () => {
  const work = coro(async function work() {
    await Promise.all([sleep(60_000), sleep(60_000), new Future()]);
  });
  await main(async () => {
    const task = createTask(work());
    await sleep(0);
    expect([...task._waits()]).toHaveLength(3);
    task.cancel();
    await expect(Promise.resolve(task)).rejects.toThrow(CancelledError);
    await sleep(0);
    expect([...task._waits()]).toEqual([]);
  });
});

test('the signal of a task is aborted by its cancellation, before and after it was asked for', async () => {
  await main(async () => {
    const task = createTask(forever());
    const { signal } = task;
    expect(signal.aborted).toBe(false);
    task.cancel('why');
    expect(signal.reason).toEqual(new CancelledError('why'));
    const other = createTask(forever());
    other.cancel();
    expect(other.signal.aborted).toBe(true);
  });
});

test('tasks and callbacks keep the AsyncLocalStorage of the code that made them', async () => {
  const storage = new AsyncLocalStorage<string>();
  const seen: unknown[] = [];
  const work = coro(async function work() {
    seen.push(['task', storage.getStore(), currentTask()?.getName()]);
    await sleep(1);
    seen.push(['later', storage.getStore()]);
  });
  await main(async () => {
    const task = storage.run('a', () => createTask(work(), { name: 'work' }));
    const called = new Future<void>();
    storage.run('b', () => getRunningLoop().callSoon(() => seen.push(['soon', storage.getStore()])));
    storage.run('c', () =>
      getRunningLoop().callLater(200, () => {
        seen.push(['timer', storage.getStore()]);
        called.setResult();
      }),
    );
    await gather([task, called]);
  });
  expect(seen).toEqual([
    ['task', 'a', 'work'],
    ['soon', 'b'],
    ['later', 'a'],
    ['timer', 'c'],
  ]);
});

describe('an exception that nobody looks at', () => {
  afterEach(() => vi.restoreAllMocks());

  test('is reported when its loop closes, with the exception', async () => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
    const lost = new Error('lost');
    const fail = coro(async function fail() {
      throw lost;
    });
    await main(async () => {
      createTask(fail(), { name: 'failing' });
      const seen = createTask(fail());
      await sleep(1);
      seen.exception();
    });
    expect(errors.mock.calls).toEqual([
      [
        "Task exception was never retrieved\nfuture: <Task finished name='failing' coro=<fail()> exception=Error: lost>",
      ],
      [lost],
    ]);
  });

  test('in the exception handler goes to the default handler', () => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
    const loop = new EventLoop();
    const broken = new Error('broken handler');
    loop.setExceptionHandler(() => {
      throw broken;
    });
    loop.callExceptionHandler({ message: 'anything' });
    const text = "Unhandled error in exception handler\ncontext: { message: 'anything' }";
    expect(errors.mock.calls).toEqual([[text], [broken]]);
    loop.close();
  });
});

describe('SIGINT', () => {
  test('cancels the main task, and run throws KeyboardInterrupt', async () => {
    const others = process.listeners('SIGINT');
    process.removeAllListeners('SIGINT');
    const log: string[] = [];
    const interrupted = main(async () => {
      process.emit('SIGINT', 'SIGINT');
      try {
        await forever();
      } finally {
        log.push('cleaned up');
      }
    });
    await expect(interrupted).rejects.toThrow(KeyboardInterrupt);
    expect([log, process.listenerCount('SIGINT')]).toEqual([['cleaned up'], 0]);
    for (const listener of others) process.on('SIGINT', listener as NodeJS.SignalsListener);
  });

  test("is the program's own business if it listens", async () => {
    const own = vi.fn();
    process.on('SIGINT', own);
    const result = await main(async () => {
      process.emit('SIGINT', 'SIGINT');
      await sleep(0);
      return 'went on';
    });
    process.off('SIGINT', own);
    expect([result, own.mock.calls.length]).toEqual(['went on', 1]);
  });
});

test('outside of a running loop an await says so', async () => {
  await expect(Promise.resolve(sleep(1))).rejects.toThrow('no running event loop');
});
