import assert from 'node:assert/strict';
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, describe, expect, expectTypeOf, test, vi } from 'vitest';
import { type Hooks, onDebugMode } from '../../../runtime/asyncio/hooks';
import {
  type Awaitable,
  allTasks,
  asCompleted,
  asyncGenerator,
  type Coroutine,
  coro,
  createEagerTaskFactory,
  createTask,
  currentTask,
  eagerTaskFactory,
  type Finished,
  Future,
  gather,
  getRunningLoop,
  run,
  shield,
  sleep,
  Task,
  type Timeout,
  TimeoutError,
  taskGroup,
  timeout,
  wait,
  waitFor,
} from '../../../runtime/asyncio/index';

const RUNS = 10_000;

function main<T>(body: () => Promise<T>): Promise<T> {
  return run(coro(body)());
}

const forever = coro(async function forever() {
  await new Future<never>();
});

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await sleep(0);
}

test('a method that is a coroutine function has its object as this', async () => {
  class Counter {
    count = 0;
    readonly add = coro(async function add(this: Counter, by: number) {
      await sleep(0);
      this.count += by;
      return this.count;
    });
  }
  await main(async () => {
    const counter = new Counter();
    expect(await counter.add(2)).toBe(2);
    expect(await createTask(counter.add(3))).toBe(5);
  });
});

test('createTask of a function that nobody has called names it', async () => {
  await main(async () => {
    expect(() => createTask(turns as never)).toThrow(
      new TypeError('a coroutine was expected, got [AsyncFunction: turns]'),
    );
    expect(() => createTask(forever as never)).toThrow(
      new TypeError('a coroutine was expected, got [Function: forever]'),
    );
    expect(() => createTask(turns(0) as never)).toThrow(
      new TypeError('a coroutine was expected, got a promise: give its async function to coro()'),
    );
  });
});

describe('a promise', () => {
  test('that takes too long is left alone by waitFor, at once', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const { promise, fail } = broken();
    await main(async () => {
      await expect(Promise.resolve(waitFor(promise, 1))).rejects.toBeInstanceOf(TimeoutError);
      await expect(Promise.resolve(waitFor(promise, 0))).rejects.toBeInstanceOf(TimeoutError);
    });
    fail();
    // Node looks for unhandled rejections before the next macrotask.
    await delay(1);
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  test('can be shielded, and be one of many', async () => {
    const log = await main(async () => {
      const results = [await shield(Promise.resolve('shielded'))];
      for (const next of asCompleted([Promise.resolve('completed')])) results.push(await next);
      return [...results, await waitFor(Promise.resolve('waited for'), 1000)];
    });
    expect(log).toEqual(['shielded', 'completed', 'waited for']);
  });

  function broken(): { promise: Promise<never>; fail: () => void } {
    let fail = () => {};
    const promise = new Promise<never>((_resolve, reject) => {
      fail = () => reject(new Error('too late for anybody'));
    });
    return { promise, fail };
  }
});

describe('a block', () => {
  test('may throw in the call', async () => {
    const body = () => {
      throw new Error('at once');
    };
    await main(async () => {
      await expect(Promise.resolve(timeout(1000, body))).rejects.toThrow('at once');
      const group = Promise.resolve(taskGroup(body));
      await expect(group).rejects.toMatchObject({ errors: [new Error('at once')] });
    });
  });

  test('may be any awaitable', async () => {
    await main(async () => {
      expect(await timeout(1000, () => sleep(0, 'coroutine'))).toBe('coroutine');
      expect(await taskGroup((group) => group.createTask(sleep(0, 'task')))).toBe('task');
    });
  });

  test('counts from the call, not from the await', async () => {
    await main(async () => {
      const limited = timeout(1, forever);
      await sleep(10);
      let turns = 0;
      getRunningLoop().callSoon(() => turns++);
      await expect(Promise.resolve(limited)).rejects.toBeInstanceOf(TimeoutError);
      expect(turns).toBe(1);
    });
  });
});

describe('the types', () => {
  test('of results are those of the awaitables', async () => {
    await main(async () => {
      expectTypeOf(shield(sleep(0, 'text'))).toEqualTypeOf<Future<string>>();
      expectTypeOf(await waitFor(sleep(0, 1), 1000)).toEqualTypeOf<number>();
      expectTypeOf(await timeout(1000, async () => 1)).toEqualTypeOf<number>();
      expectTypeOf(await taskGroup(async (group) => group.createTask(sleep(0, 1)).getName())).toBeString();
      const { done } = await wait([createTask(sleep(0, 1))]);
      expectTypeOf(done).toEqualTypeOf<Set<Task<number>>>();
    });
  });

  test('of gather are those of the awaitables, or of errors where these are among the results', async () => {
    const pair = async (returnExceptions: boolean) =>
      await gather([sleep(0, 'text'), sleep(0, 1)], { returnExceptions });
    await main(async () => {
      expectTypeOf(await gather([sleep(0, 'text'), sleep(0, 1)])).toEqualTypeOf<[string, number]>();
      const outcomes = await gather([sleep(0, 1)], { returnExceptions: true });
      expectTypeOf(outcomes).toEqualTypeOf<[number | Error]>();
      expectTypeOf(pair).returns.resolves.toEqualTypeOf<[string | Error, number | Error]>();
      const tasks = [createTask(sleep(0, 1))];
      expectTypeOf(await gather(tasks)).toEqualTypeOf<number[]>();
      const results = await gather(new Set([sleep(0, 1), sleep(0, 2)]));
      expectTypeOf(results).toEqualTypeOf<number[]>();
      expect(results).toEqual([1, 2]);
      const byName = new Map([['a', sleep(0, 3)]]);
      expect(await gather(byName.values(), { returnExceptions: true })).toEqual([3]);
      expect(await pair(true)).toEqual(['text', 1]);
    });
  });

  test('of callbacks tell a task from a future', async () => {
    const log = await main(async () => {
      const names: string[] = [];
      const task = createTask(sleep(0, 1), { name: 'work' });
      const tell = (done: Task<number>) => names.push(done.getName());
      const unused = (done: Task<number>) => names.push(`unused ${done.getName()}`);
      task.addDoneCallback(tell);
      task.addDoneCallback((done) => names.push(`${done.getName()} again`));
      task.addDoneCallback(unused);
      task.removeDoneCallback(unused);
      const future: Future<number> = task;
      expectTypeOf(future.addDoneCallback).parameter(0).parameter(0).toEqualTypeOf<Future<number>>();
      await task;
      return names;
    });
    expect(log).toEqual(['work', 'work again']);
  });

  test('of asCompleted tell the tasks from the results', async () => {
    const names = new Map<Future<string | number>, string>();
    const log = await main(async () => {
      const tasks = [createTask(sleep(0, 'text')), createTask(sleep(0, 1))];
      for (const task of tasks) names.set(task, task.getName());
      const results: Array<string | number | undefined> = [];
      const all: AsyncIterable<Finished<(typeof tasks)[number]>> = asCompleted(tasks);
      for await (const task of all) results.push(names.get(task)?.slice(0, 4), task.result());
      for (const next of asCompleted([sleep(0, 'next')])) results.push(await next);
      return results;
    });
    expect(log).toEqual(['Task', 'text', 'Task', 1, 'next']);
  });
});

describe('an eager task', () => {
  test('is lazy where its loop does not run', async () => {
    await main(async () => {
      const started = vi.fn();
      const task = new Task(coro(async () => started())(), { eagerStart: true });
      expect(started).toHaveBeenCalledOnce();
      await task;
    });
  });

  test('may be of a class of the program', async () => {
    class Job<T> extends Task<T> {}
    await main(async () => {
      const loop = getRunningLoop();
      loop.setTaskFactory(createEagerTaskFactory(Job));
      const started = vi.fn();
      const task = createTask(coro(async () => started())(), { name: 'job' });
      expect(task).toBeInstanceOf(Job);
      expect(task.getName()).toBe('job');
      expect(started).toHaveBeenCalledOnce();
      await task;
      loop.setTaskFactory(eagerTaskFactory);
      expect(createTask(sleep(0))).not.toBeInstanceOf(Job);
    });
  });

  test('makes tasks in turn, each of its own', async () => {
    const log: Array<string | undefined> = [];
    const nested = coro(async (depth: number): Promise<void> => {
      log.push(currentTask()?.getName());
      if (depth > 0) createTask(nested(depth - 1), { name: `depth ${depth - 1}`, eagerStart: true });
      log.push(currentTask()?.getName());
    });
    await main(async () => {
      createTask(nested(1), { name: 'depth 1', eagerStart: true });
      await sleep(0);
    });
    expect(log).toEqual(['depth 1', 'depth 0', 'depth 0', 'depth 1']);
  });
});

describe('an async generator', () => {
  test('passes on what is sent, thrown and returned', async () => {
    const echo = asyncGenerator(async function* echo(): AsyncGenerator<string, string, string> {
      let heard = 'nothing';
      try {
        for (;;) {
          try {
            heard = yield `heard ${heard}`;
          } catch (error) {
            heard = `error ${(error as Error).message}`;
          }
        }
      } finally {
        yield 'not yet';
      }
    });
    await main(async () => {
      const generator = echo();
      expect(await generator.next('lost')).toEqual({ done: false, value: 'heard nothing' });
      expect(await generator.next('sent')).toEqual({ done: false, value: 'heard sent' });
      expect(await generator.throw(new Error('thrown'))).toEqual({
        done: false,
        value: 'heard error thrown',
      });
      expect(await generator.return('returned')).toEqual({ done: false, value: 'not yet' });
      expect(await generator.next('')).toEqual({ done: true, value: 'returned' });
      expect(getRunningLoop()._asyncGenerators.size).toBe(0);
    });
  });

  test('works where no loop runs', async () => {
    const numbers = asyncGenerator(async function* numbers() {
      yield 1;
    });
    expect(await numbers().next()).toEqual({ done: false, value: 1 });
  });

  test('that begins after the shutdown is told of', async () => {
    const warned = vi.spyOn(process, 'emitWarning').mockReturnValue();
    const late = asyncGenerator(async function* late() {
      yield 1;
    });
    await main(async () => {
      await getRunningLoop().shutdownAsyncgens();
      await late().next();
    });
    const message =
      'asynchronous generator <async_generator object late> was scheduled after loop.shutdownAsyncgens() call';
    expect(warned.mock.calls).toEqual([[message, 'ResourceWarning']]);
    warned.mockRestore();
  });
});

test('a task sees the context variables of its creator, in callbacks of Node too', async () => {
  const user = new AsyncLocalStorage<string>();
  const seen = await main(async () => {
    const task = user.run('ann', () => createTask(coro(async () => await later(() => user.getStore()))()));
    return await task;
  });
  expect(seen).toBe('ann');

  function later<T>(read: () => T): Promise<T> {
    return new Promise((resolve) => setTimeout(() => resolve(read()), 1));
  }
});

describe('the debug mode', () => {
  const awaitedBy = new Map<Task<unknown> | undefined, Awaitable<unknown>>();
  const causes: string[] = [];
  const heard: Partial<Hooks> = {
    waitBegins: ({ task, awaited }) => void awaitedBy.set(task, awaited),
    cancelRequested: (_task, _by, cause) => void causes.push(cause),
    opened: () => () => {},
  };
  const hooks = new Proxy(heard, { get: (known, name) => Reflect.get(known, name) ?? (() => {}) }) as Hooks;

  afterEach(() => {
    awaitedBy.clear();
    causes.length = 0;
  });

  function watched(body: () => Promise<unknown>): Promise<unknown> {
    onDebugMode(() => hooks);
    return run(coro(body)(), { debug: true });
  }

  test('hears how far a wait is', async () => {
    await watched(async () => {
      const futures = [new Future<void>(), new Future<void>()];
      const children = coro(async () => {
        for (const next of asCompleted(futures)) await next;
      });
      const group = taskGroup(async (made) => {
        for (const future of futures) made.createTask(coro(async () => await future)());
      });
      const tasks = [wait(futures), children(), group].map((one: Coroutine<unknown>) => createTask(one));
      await turns(3);
      futures[0]!.setResult();
      await turns(3);
      expect(tasks.map((task) => awaitedBy.get(task)?._waitInfo())).toEqual([
        { kind: 'wait', done: 1, total: 2 },
        { kind: 'wait', done: 1, total: 2 },
        { kind: 'gather', done: 1, total: 2 },
      ]);
      futures[1]!.setResult();
      await wait(tasks);
    });
  });

  test('hears what a shield hides', async () => {
    await watched(async () => {
      const task = createTask(sleep(0), { name: 'inner' });
      const outer = shield(task);
      expect(outer._waitInfo()).toEqual({ kind: 'task', task, subject: 'inner' });
      await outer;
    });
  });

  test('hears why tasks are cancelled', async () => {
    const fail = coro(async function fail() {
      throw new Error('broken');
    });
    await watched(async () => {
      await expect(Promise.resolve(timeout(0, forever))).rejects.toBeInstanceOf(TimeoutError);
      await expect(Promise.resolve(waitFor(forever(), 1))).rejects.toBeInstanceOf(TimeoutError);
      await expect(Promise.resolve(waitFor(forever(), 0))).rejects.toBeInstanceOf(TimeoutError);
      const group = taskGroup(async (made) => {
        made.createTask(fail());
        made.createTask(forever());
        await forever();
      });
      await expect(Promise.resolve(group)).rejects.toBeInstanceOf(AggregateError);
    });
    expect(causes).toEqual(['timeout', 'waitFor', 'waitFor', 'taskGroup', 'taskGroup']);
  });

  test('hears that a coroutine which a group refuses is no forgotten one', async () => {
    const closed = vi.fn();
    heard.coroutineClosed = closed;
    await watched(async () => {
      const group = await taskGroup(async (made) => [made] as const);
      const refused = forever();
      expect(() => group[0].createTask(refused)).toThrow('TaskGroup <TaskGroup entered> is finished');
      expect(closed).toHaveBeenCalledExactlyOnceWith(refused);
    });
  });
});

/** Random programs of nested blocks, that are cancelled from outside and whose time is over at random turns. */
describe('whatever happens', () => {
  type Block =
    | { readonly kind: 'turns'; readonly count: number; readonly fails: boolean }
    | { readonly kind: 'timeout'; readonly body: Block }
    | { readonly kind: 'swallow'; readonly body: Block }
    | { readonly kind: 'group'; readonly body: Block; readonly children: readonly Block[] };

  const leaf = fc.record({
    kind: fc.constant('turns' as const),
    count: fc.nat(4),
    fails: fc.boolean(),
  });
  const { block } = fc.letrec<{ block: Block }>((tie) => ({
    block: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaf,
      fc.record({ kind: fc.constant('timeout' as const), body: tie('block') }),
      fc.record({ kind: fc.constant('swallow' as const), body: tie('block') }),
      fc.record({
        kind: fc.constant('group' as const),
        body: tie('block'),
        children: fc.array(tie('block'), { maxLength: 3 }),
      }),
    ),
  }));
  const steps = fc.array(fc.oneof(fc.constant('turn' as const), fc.constant('cancel' as const), fc.nat(9)), {
    maxLength: 12,
  });

  class Program {
    readonly #limits: Timeout[] = [];
    /** Exceptions other than cancellations that blocks have thrown on purpose. */
    failures = 0;
    expired = 0;

    readonly run = coro(async (block: Block): Promise<void> => {
      switch (block.kind) {
        case 'turns':
          await turns(block.count);
          if (!block.fails) return;
          this.failures++;
          throw new Error('on purpose');
        case 'timeout':
          return await timeout(undefined, async (limit) => {
            this.#limits.push(limit);
            await this.run(block.body);
          });
        case 'swallow':
          return await Promise.resolve(this.run(block.body)).catch(() => {});
        case 'group':
          return await taskGroup(async (group) => {
            for (const child of block.children) group.createTask(this.run(child));
            await this.run(block.body);
          });
      }
    });

    expire(which: number): void {
      const limit = this.#limits[which % this.#limits.length];
      if (!limit || limit.expired() || !`${limit}`.includes('active')) return;
      limit.reschedule(0);
      this.expired++;
    }
  }

  test('cancellations are counted right, no task is left behind, and no cancellation comes from nowhere', async () => {
    const play = async (top: Block, schedule: ReadonlyArray<'turn' | 'cancel' | number>) => {
      const program = new Program();
      const task = createTask(program.run(top));
      let cancelled = 0;
      for (const step of schedule) {
        if (step === 'turn') await sleep(0);
        else if (step === 'cancel') cancelled += Number(task.cancel());
        else program.expire(step);
      }
      await wait([task]);
      assert.equal(task.cancelling(), cancelled);
      assert.equal(allTasks().size, 1);
      if (task.cancelled()) assert(cancelled > 0);
      else if (task.exception() !== undefined) assert(program.failures + program.expired > 0);
      await sleep(0);
    };
    const check = () => fc.assert(fc.asyncProperty(block, steps, play), { numRuns: RUNS });
    await run(coro(check)());
  });

  test('each that is done comes out of asCompleted once, in order, whoever gives up', async () => {
    const play = async (count: number, schedule: readonly number[]) => {
      const futures = Array.from({ length: count }, () => new Future<number>());
      const all = asCompleted(futures);
      const got: number[] = [];
      const take = coro(async (next: Coroutine<number>) => void got.push(await next));
      const tasks = Array.from(all, (next) => createTask(take(next)));
      const finished: number[] = [];
      for (const step of schedule) {
        const which = Math.floor(step / 3) % count;
        if (step % 3 === 0) await sleep(0);
        else if (step % 3 === 1) tasks[which]!.cancel();
        else if (!futures[which]!.done()) {
          futures[which]!.setResult(which);
          finished.push(which);
        }
      }
      await turns(4);
      const takers = tasks.filter((task) => !task.cancelled()).length;
      assert.deepEqual(got, finished.slice(0, takers));
      for (const task of tasks) task.cancel();
      await wait(tasks);
    };
    const schedules = fc.array(fc.nat(29), { maxLength: 20 });
    const property = fc.asyncProperty(fc.integer({ min: 1, max: 6 }), schedules, play);
    await run(coro(() => fc.assert(property, { numRuns: RUNS }))());
  });
});
