/** Functions of modules in threads and processes, threads, and their locks. */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  CancelledError,
  coro,
  createTask,
  EventLoop,
  type Executor,
  ensureFuture,
  type Future,
  gather,
  getRunningLoop,
  jobsOf,
  ProcessPoolExecutor,
  RLock,
  run,
  sleep,
  Thread,
  ThreadLock,
  ThreadPoolExecutor,
  toThread,
} from '../../../runtime/asyncio/index';
import { buildJobs, type JobModule, sharedNumber } from './jobModule';

const main = <T>(body: () => Promise<T>) => run(coro(body)());

let built: JobModule;
let jobs: JobModule['jobs'];

beforeAll(async () => {
  built = await buildJobs();
  jobs = built.jobs;
});

afterAll(() => built.remove());

describe('jobsOf', () => {
  test('takes a URL, an absolute path and a builtin', async () => {
    const byUrl = jobsOf<typeof import('./jobs')>(pathToFileURL(built.file));
    const os = jobsOf<typeof import('node:os')>('node:os');
    await main(async () => {
      expect(await toThread(byUrl.echo, 1)).toBe(1);
      expect(await toThread(jobs.echo, 2)).toBe(2);
      expect(await toThread(os.platform)).toBe(process.platform);
    });
  });

  test('refuses a path that means something else in each module', () => {
    expect(() => jobsOf('./jobs.mjs')).toThrow(TypeError);
  });

  test('is named where a function is given that is no job', async () => {
    const work = (() => 1) as never;
    const message =
      "a job was expected, one of jobsOf(module), not the function 'work', which can't leave its thread";
    const pool = new ThreadPoolExecutor();
    await main(async () => {
      await expect(toThread(work)).rejects.toThrow(new TypeError(message));
      expect(() => pool.submit(work)).toThrow(new TypeError(message));
      expect(() => new Thread({ target: work, args: [] })).toThrow(new TypeError(message));
      await expect(toThread(undefined as never)).rejects.toThrow('not undefined');
      await pool.shutdown();
    });
  });

  test('names jobs by file and function', () => {
    expect(`${jobs.echo}`).toBe('jobs.mjs#echo');
    expect(`${jobsOf<{ f(): void }>('data:text/javascript,export const f = 1').f}`).toBe('data:#f');
    expect(`${jobsOf<typeof import('node:path')>('node:path').join}`).toBe('path#join');
  });

  test('of what is not there fails the job', async () => {
    const wrong = jobsOf<{ missing(): void }>(built.file);
    const nowhere = jobsOf<{ f(): void }>(`${built.file}.nowhere.mjs`);
    await main(async () => {
      await expect(Promise.resolve(toThread(wrong.missing))).rejects.toThrow("exports no function 'missing'");
      await expect(Promise.resolve(toThread(nowhere.f))).rejects.toThrow('Cannot find module');
    });
  });
});

const kinds = [
  ['ThreadPoolExecutor', ThreadPoolExecutor, 'threadPool'],
  ['ProcessPoolExecutor', ProcessPoolExecutor, 'processPool'],
] as const;

describe.each(kinds)('%s', (_, Pool, kind) => {
  async function withPool<T>(maxWorkers: number, body: (pool: Executor) => Promise<T>): Promise<T> {
    return await main(async () => {
      const pool = new Pool({ maxWorkers, name: 'printers' });
      try {
        return await body(pool);
      } finally {
        await pool.shutdown();
      }
    });
  }

  test('passes on what a job throws: name, message, stack and simple properties', async () => {
    await withPool(1, async (pool) => {
      const error: unknown = await Promise.resolve(pool.submit(jobs.runOut)).catch((thrown) => thrown);
      expect(error).toBeInstanceOf(Error);
      expect(error).toMatchObject({ name: 'OutOfPaper', message: 'no paper', code: 'PAPER' });
      expect(error).not.toHaveProperty('printer');
      expect((error as Error).stack).toMatch(/runOut.*jobs\.mjs/);
    });
  });

  test("passes on errors of JavaScript's own classes, and what is no error", async () => {
    await withPool(1, async (pool) => {
      const thrown = (value: unknown) => expect(Promise.resolve(pool.submit(jobs.throwIt, value))).rejects;
      await thrown(new RangeError('too far')).toThrow(new RangeError('too far'));
      await thrown('a text').toBe('a text');
      await thrown(undefined).toBe(undefined);
    });
  });

  test('keeps a worker whose job calls process.exit or returns what cannot be copied', async () => {
    await withPool(1, async (pool) => {
      const worker = kind === 'threadPool' ? jobs.where : jobs.processId;
      const before = await pool.submit(worker);
      const exited = Promise.resolve(pool.submit(jobs.exit, 3));
      await expect(exited).rejects.toMatchObject({ name: 'SystemExit', message: '3' });
      await expect(Promise.resolve(pool.submit(jobs.makeFunction))).rejects.toThrow('could not be cloned');
      expect(await pool.submit(worker)).toBe(before);
    });
  });

  test('fails a job whose argument cannot be copied', async () => {
    await withPool(1, async (pool) => {
      await expect(Promise.resolve(pool.submit(jobs.echo, () => {}))).rejects.toThrow('could not be cloned');
      expect(await pool.submit(jobs.echo, 'next')).toBe('next');
    });
  });

  test('ends the worker of a cancelled job, and does the next one', async () => {
    await withPool(1, async (pool) => {
      const timers = jobsOf<typeof import('node:timers/promises')>('node:timers/promises');
      const work = coro(async () => await pool.submit(timers.setTimeout, 600_000));
      const running = createTask(work());
      await sleep(0);
      const next = pool.submit(jobs.echo, 'next');
      running.cancel('enough');
      await expect(Promise.resolve(running)).rejects.toThrow(new CancelledError('enough'));
      expect(await next).toBe('next');
    });
  });

  test('tells how many jobs run and wait', async () => {
    await withPool(2, async (pool) => {
      const timers = jobsOf<typeof import('node:timers/promises')>('node:timers/promises');
      const info = () => pool._resourceInfo();
      expect(info()).toEqual({ kind, name: 'printers', waiters: 0, size: 0, capacity: 2 });
      const all = gather([1, 2, 3, 4, 5].map(() => pool.submit(timers.setTimeout, 5)));
      expect(info()).toMatchObject({ waiters: 3, size: 2 });
      await all;
      await sleep(0);
      expect(info()).toMatchObject({ waiters: 0, size: 0 });
    });
  });

  test('has the environment of this process', async () => {
    vi.stubEnv('LOOPSCOPE_TEST', 'handed on');
    await withPool(1, async (pool) => {
      expect(await pool.submit(jobs.environment, 'LOOPSCOPE_TEST')).toBe('handed on');
    });
    vi.unstubAllEnvs();
  });

  test('says what a task waits for', async () => {
    await withPool(1, async (pool) => {
      const future = pool.submit(jobs.echo, 1);
      expect(future._waitInfo()).toEqual({ kind: 'executor', subject: 'jobs.mjs#echo' });
      await future;
    });
  });

  test('gives the results of map in order, and cancels the rest if one stops early', async () => {
    await withPool(2, async (pool) => {
      const results = pool.map(jobs.echo, [3, 1, 2]);
      const seen: unknown[] = [];
      for await (const result of results) seen.push(result);
      expect(seen).toEqual([3, 1, 2]);
      for await (const result of pool.map(
        jobs.echo,
        Array.from({ length: 50 }, (_, n) => n),
      )) {
        if (result === 1) break;
      }
      expect(pool._resourceInfo().waiters).toBe(0);
    });
  });

  test('wants one worker at least', () => {
    expect(() => new Pool({ maxWorkers: 0 })).toThrow(new RangeError('maxWorkers must be greater than 0'));
    expect(() => new Pool({ maxWorkers: Number.NaN })).toThrow(RangeError);
  });

  test('that was never used is shut down at once', async () => {
    await main(async () => {
      await new Pool()[Symbol.asyncDispose]();
    });
  });
});

test("fails a thread's job with what is thrown beside it, as it is", async () => {
  await main(async () => {
    const pool = new ThreadPoolExecutor({ maxWorkers: 1 });
    await expect(Promise.resolve(pool.submit(jobs.throwBeside, 'EPIPE'))).rejects.toThrow('write EPIPE');
    await pool.shutdown();
  });
});

describe('a pool of processes', () => {
  test('outlives a process that dies while it has nothing to do', async () => {
    await main(async () => {
      const pool = new ProcessPoolExecutor({ maxWorkers: 1 });
      const pid = await pool.submit(jobs.processId);
      process.kill(pid, 'SIGKILL');
      while (isAlive(pid)) await sleep(1);
      expect(await pool.submit(jobs.processId)).not.toBe(pid);
      await pool.shutdown();
    });
  });

  test('fails its jobs if no process starts', async () => {
    const { execArgv } = process;
    process.execArgv = ['--no-such-flag'];
    await main(async () => {
      const pool = new ProcessPoolExecutor({ maxWorkers: 1 });
      const job = Promise.resolve(pool.submit(jobs.processId));
      await expect(job).rejects.toThrow('Worker exited unexpectedly');
      await pool.shutdown();
    });
    process.execArgv = execArgv;
  });

  test.runIf(process.platform === 'linux')(
    'fails a job whose process is gone before that is known',
    async () => {
      await main(async () => {
        const pool = new ProcessPoolExecutor({ maxWorkers: 1 });
        const pid = await pool.submit(jobs.processId);
        process.kill(pid, 'SIGKILL');
        while (!/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8')));
        await expect(Promise.resolve(pool.submit(jobs.processId))).rejects.toThrow(
          'Worker exited unexpectedly',
        );
        await pool.shutdown();
      });
    },
  );

  test('leaves the port of a debugger to this process', async () => {
    const { execArgv } = process;
    process.execArgv = ['--inspect=0', '--no-warnings'];
    await main(async () => {
      const pool = new ProcessPoolExecutor({ maxWorkers: 1 });
      expect(await pool.submit(jobs.flags)).toEqual(['--no-warnings']);
      await pool.shutdown();
    });
    process.execArgv = execArgv;
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('a pool of threads', () => {
  test('never runs more jobs than it has threads, and uses them again', async () => {
    await main(async () => {
      const pool = new ThreadPoolExecutor({ maxWorkers: 2 });
      const threads = await gather(Array.from({ length: 8 }, () => pool.submit(jobs.where)));
      expect(new Set(threads).size).toBeLessThanOrEqual(2);
      await pool.shutdown();
    });
  });

  test('stops the code of a cancelled job', async () => {
    await main(async () => {
      const counter = sharedNumber();
      const task = createTask(toThread(jobs.count, counter));
      while (Atomics.load(counter, 0) === 0) await sleep(1);
      task.cancel();
      // If it went on, the two would never be the same.
      for (let seen = -1; seen !== Atomics.load(counter, 0); await sleep(20)) seen = Atomics.load(counter, 0);
      expect(task.cancelled()).toBe(true);
    });
  });

  test('never starts a job that was cancelled while it waited', async () => {
    await main(async () => {
      const pool = new ThreadPoolExecutor({ maxWorkers: 1 });
      const [flag, never] = [sharedNumber(), sharedNumber()];
      const holding = pool.submit(jobs.hold, flag);
      const waiting = pool.submit(jobs.hold, never);
      expect(waiting.cancel()).toBe(true);
      await release(flag, holding);
      expect(await pool.submit(jobs.echo, 'after')).toBe('after');
      expect(never[0]).toBe(0);
      await pool.shutdown();
    });
  });

  test('waits for its jobs when it is shut down, or not', async () => {
    await main(async () => {
      const pool = new ThreadPoolExecutor({ maxWorkers: 1 });
      const flag = sharedNumber();
      const holding = pool.submit(jobs.hold, flag);
      const queued = pool.submit(jobs.echo, 'queued');
      await pool.shutdown({ wait: false });
      expect([holding.done(), queued.done()]).toEqual([false, false]);
      const shutdown = pool.shutdown().then(() => [holding.done(), queued.done()]);
      await release(flag, holding);
      expect(await shutdown).toEqual([true, true]);
      expect(await queued).toBe('queued');
    });
  });

  test('is given up with a warning, if its jobs take too long', async () => {
    const warnings = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    await main(async () => {
      const flag = sharedNumber();
      const holding = getRunningLoop().runInExecutor(undefined, jobs.hold, flag);
      await getRunningLoop().shutdownDefaultExecutor(1);
      expect(holding.done()).toBe(false);
      await release(flag, holding);
    });
    const text = 'The executor did not finish its jobs within 1 ms.';
    expect(warnings.mock.calls).toEqual([[text, 'RuntimeWarning']]);
    warnings.mockRestore();
  });

  test('is shut down by the loop that it belongs to', async () => {
    const pool = new ThreadPoolExecutor();
    const loop = new EventLoop();
    loop.setDefaultExecutor(pool);
    loop.close();
    await main(async () => {
      expect(() => pool.submit(jobs.where)).toThrow('cannot schedule new futures after shutdown');
    });
  });
});

/** Ends a job that {@link jobs.hold} holds. */
async function release(flag: Int32Array, holding: Future<void>): Promise<void> {
  while (Atomics.load(flag, 0) === 0) await sleep(1);
  Atomics.store(flag, 0, 2);
  Atomics.notify(flag, 0);
  await holding;
}

describe('Thread', () => {
  afterEach(() => vi.restoreAllMocks());

  test('writes what it throws to stderr', async () => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
    await main(async () => {
      const thread = new Thread({ target: jobs.runOut, name: 'printer' });
      thread.start();
      await thread.join();
    });
    const [[text, error]] = errors.mock.calls as [[string, Error]];
    expect([text, error.name, error.message]).toEqual([
      'Exception in thread printer:',
      'OutOfPaper',
      'no paper',
    ]);
    expect(errors).toHaveBeenCalledTimes(1);
  });

  test('tells the panel of itself and of those who join it', async () => {
    await main(async () => {
      const flag = sharedNumber();
      const thread = new Thread({ target: jobs.hold, args: [flag], name: 'holder' });
      expect(thread._resourceInfo()).toEqual({
        kind: 'thread',
        name: 'holder',
        waiters: 0,
        size: 0,
        capacity: 1,
      });
      thread.start();
      const joins = [createTask(thread.join()), createTask(thread.join(60_000))];
      await sleep(0);
      await sleep(0);
      expect(thread._resourceInfo()).toMatchObject({ waiters: 2, size: 1 });
      joins[0]!.cancel();
      await expect(Promise.resolve(joins[0])).rejects.toThrow(CancelledError);
      expect(thread._resourceInfo()).toMatchObject({ waiters: 1 });
      await release(flag, joins[1]!);
      expect(thread._resourceInfo()).toMatchObject({ waiters: 0, size: 0 });
    });
  });
});

describe.each([
  ['ThreadLock', ThreadLock],
  ['RLock', RLock],
] as const)('%s', (kind, Lock) => {
  test('lets one thread in at a time, tasks too', async () => {
    const lock = new Lock();
    const counter = sharedNumber();
    await main(async () => {
      const threads = [1, 2, 3].map(() => toThread(jobs.addUnder, kind, lock.shared, counter));
      const tasks = ensureFuture(gather(threads));
      for (let i = 0; i < 200; i++) {
        await lock.withAsync(async () => {
          const before = counter[0]!;
          await sleep(0);
          counter[0] = before + 1;
        });
      }
      await tasks;
    });
    expect([counter[0], lock.locked()]).toEqual([3 * 2000 + 200, false]);
  });

  test('waits for another thread, in a task and in the thread', async () => {
    const lock = new Lock();
    await main(async () => {
      const flag = sharedNumber();
      const holding = ensureFuture(toThread(jobs.holdLock, kind, lock.shared, flag));
      while (flag[0] === 0) await sleep(1);
      expect(lock.acquire({ blocking: false })).toBe(false);
      expect(lock.acquire({ timeoutMs: 5 })).toBe(false);
      expect(await lock.acquireAsync({ timeoutMs: 5 })).toBe(false);
      const waiting = createTask(lock.acquireAsync());
      await release(flag, holding);
      expect(await waiting).toBe(true);
      lock.release();
      expect(lock.locked()).toBe(false);
    });
  });

  test('of a task that is cancelled goes to the next one', async () => {
    const lock = new Lock();
    await main(async () => {
      const flag = sharedNumber();
      const holding = ensureFuture(toThread(jobs.holdLock, kind, lock.shared, flag));
      while (flag[0] === 0) await sleep(1);
      const [first, second] = [createTask(lock.acquireAsync()), createTask(lock.acquireAsync())];
      await sleep(0);
      await sleep(0);
      first!.cancel();
      await expect(Promise.resolve(first)).rejects.toThrow(CancelledError);
      await release(flag, holding);
      expect(await second).toBe(true);
    });
  });
});
