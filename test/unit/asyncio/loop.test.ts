/** What programs that manage their own loop rely on, beyond what the conformance scenarios compare with CPython. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { once } from 'node:events';
import { readFile } from 'node:fs';
import { setImmediate as immediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  coro,
  currentTask,
  EventLoop,
  getRunningLoop,
  newEventLoop,
  RuntimeError,
  run,
  sleep,
} from '../../../runtime/asyncio/index';

const main = <T>(body: () => Promise<T>) => run(coro(body)());

describe('a signal handler', () => {
  test('is gone when its loop is closed', () => {
    const loop = new EventLoop();
    const before = process.listenerCount('SIGUSR2');
    loop.addSignalHandler('SIGUSR2', () => {});
    loop.addSignalHandler('SIGUSR2', () => {});
    expect(process.listenerCount('SIGUSR2')).toBe(before + 1);
    loop.close();
    expect(process.listenerCount('SIGUSR2')).toBe(before);
  });

  test('runs in the context that it was added in, and in no task', async () => {
    const storage = new AsyncLocalStorage<string>();
    // Node would run every listener in the context of the first one.
    const first = () => {};
    process.on('SIGUSR2', first);
    await main(async () => {
      const loop = getRunningLoop();
      const seen = loop.createFuture<unknown[]>();
      storage.run('here', () =>
        loop.addSignalHandler('SIGUSR2', () => seen.setResult([storage.getStore(), currentTask()])),
      );
      process.kill(process.pid, 'SIGUSR2');
      expect(await seen).toEqual(['here', undefined]);
    });
    process.off('SIGUSR2', first);
  });

  test('that replaces another one leaves no moment without', () => {
    const loop = new EventLoop();
    loop.addSignalHandler('SIGUSR2', () => {});
    const off = vi.spyOn(process, 'off');
    loop.addSignalHandler('SIGUSR2', () => expect.fail());
    expect(off.mock.invocationCallOrder).toHaveLength(1);
    expect(process.listenerCount('SIGUSR2')).toBeGreaterThan(0);
    off.mockRestore();
    loop.close();
  });

  test('is refused for what is no signal, or cannot be caught', () => {
    const loop = new EventLoop();
    expect(() => loop.addSignalHandler('SIGNOTHING' as never, () => {})).toThrow(RangeError);
    expect(() => loop.addSignalHandler('SIGKILL', () => {})).toThrow(
      new RuntimeError('sig SIGKILL cannot be caught'),
    );
    expect(loop.removeSignalHandler('SIGKILL')).toBe(false);
    loop.close();
    expect(() => loop.addSignalHandler('SIGUSR2', () => {})).toThrow('Event loop is closed');
  });
});

describe('callSoonThreadsafe', () => {
  test('wakes the loop from a callback of Node', async () => {
    const loop = newEventLoop();
    readFile(import.meta.filename, () => {
      loop.callSoonThreadsafe(() => loop.stop());
    });
    await loop.runForever();
    loop.close();
  });

  test('wakes the loop when a thread posts a message', async () => {
    const loop = newEventLoop();
    const got: unknown[] = [];
    const worker = new Worker(`require('node:worker_threads').parentPort.postMessage('from the thread')`, {
      eval: true,
    });
    worker.on('message', (message) => {
      loop.callSoonThreadsafe((text: unknown) => {
        got.push(text);
        loop.stop();
      }, message);
    });
    await loop.runForever();
    loop.close();
    await once(worker, 'exit');
    expect(got).toEqual(['from the thread']);
  });
});

test('a task of a loop that does not run starts when it runs', async () => {
  const loop = newEventLoop();
  const work = coro(async function work() {
    await sleep(0);
    return getRunningLoop() === loop;
  });
  const task = loop.createTask(work(), { name: 'early' });
  await immediate();
  expect([task.done(), `${task}`]).toEqual([false, "<Task pending name='early' coro=<work()>>"]);
  expect(await loop.runUntilComplete(task)).toBe(true);
  loop.close();
});

describe('the exception handler', () => {
  afterEach(() => vi.restoreAllMocks());

  test('by default writes the message and the exception to stderr', () => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
    const loop = newEventLoop();
    const exception = new Error('lost');
    loop.callExceptionHandler({ message: 'something', exception });
    loop.close();
    expect(errors.mock.calls).toEqual([['something'], [exception]]);
  });

  test('by default writes what else it is told, a handle without the loop', () => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
    const loop = newEventLoop();
    const handle = loop.callSoon(function work() {});
    loop.callExceptionHandler({ message: 'something', port: 80, handle, both: [handle], text: 'as it is' });
    handle.cancel();
    loop.callExceptionHandler({ message: 'something', handle });
    loop.close();
    const text = 'something\nboth: [ <Handle work()> ]\nhandle: <Handle work()>\nport: 80\ntext: as it is';
    expect(errors.mock.calls).toEqual([[text], ['something\nhandle: <Handle cancelled>']]);
  });

  test('that the program sets may ask for keys of its own', () => {
    const loop = newEventLoop();
    const seen: unknown[] = [];
    loop.setExceptionHandler((_, context) => seen.push(context.port));
    loop.callExceptionHandler({ message: 'something', port: 80 });
    loop.close();
    expect(seen).toEqual([80]);
  });
});
