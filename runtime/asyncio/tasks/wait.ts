import { Awaitable } from '../coroutines/awaitable';
import { Coroutine } from '../coroutines/coroutine';
import { MethodCall } from '../coroutines/methodCall';
import { getRunningLoop } from '../loop/context';
import { Completion } from './completion';
import { Future } from './future';

/**
 * For `wait`: until one is done, however it ended.
 *
 * @example
 * const main = coro(async function main() {
 *   const tasks = [createTask(sleep(1, 'fast')), createTask(sleep(60_000, 'slow'))];
 *   const { done } = await wait(tasks, { returnWhen: FIRST_COMPLETED });
 *   return [...done].map((task) => task.result());
 * });
 * await run(main()) // → ['fast']
 */
export const FIRST_COMPLETED = 'FIRST_COMPLETED';

/**
 * For `wait`: until one has thrown, or else until all are done. A cancelled one has not thrown.
 *
 * @example
 * const fail = coro(async function fail() { throw new Error('broken'); });
 * const main = coro(async function main() {
 *   const tasks = [createTask(fail()), createTask(sleep(60_000))];
 *   const { done } = await wait(tasks, { returnWhen: FIRST_EXCEPTION });
 *   return [...done].map((task) => `${task.exception()}`);
 * });
 * await run(main()) // → ['Error: broken']
 */
export const FIRST_EXCEPTION = 'FIRST_EXCEPTION';

/**
 * For `wait`: until all are done.
 *
 * @example
 * const main = coro(async function main() {
 *   const tasks = [createTask(sleep(2)), createTask(sleep(1))];
 *   const { done } = await wait(tasks, { returnWhen: ALL_COMPLETED });
 *   return done.size;
 * });
 * await run(main()) // → 2
 */
export const ALL_COMPLETED = 'ALL_COMPLETED';

/** What {@link wait} waits for. */
export type ReturnWhen = typeof FIRST_COMPLETED | typeof FIRST_EXCEPTION | typeof ALL_COMPLETED;

const RETURN_WHEN: readonly unknown[] = [FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED];

/** How {@link wait} waits. */
export interface WaitOptions {
  /** After this many milliseconds it gives what it has. By default it takes its time. */
  readonly timeoutMs?: number | undefined;
  /** By default {@link ALL_COMPLETED}. */
  readonly returnWhen?: ReturnWhen;
}

/** What {@link wait} gives: its futures, in the order in which they were given. */
export interface Waited<F> {
  readonly done: Set<F>;
  readonly pending: Set<F>;
}

/**
 * Waits for several futures or tasks and tells which are done. It throws none of their exceptions and cancels
 * nothing: neither when the time is over, nor when the one that waits is cancelled. The exception of one that is
 * done is for the caller to look at.
 *
 * Throws a `TypeError` for anything but futures (make tasks of coroutines first), and a `RangeError` for none at all.
 *
 * @example
 * const main = coro(async function main() {
 *   const tasks = [createTask(sleep(1, 'fast')), createTask(sleep(60_000, 'slow'))];
 *   const { done, pending } = await wait(tasks, { timeoutMs: 20 });
 *   return `${done.size} ${pending.size}`;
 * });
 * await run(main()) // → '1 1'
 */
export function wait<F extends Future<unknown>>(
  futures: Iterable<F>,
  options: WaitOptions = {},
): Coroutine<Waited<F>> {
  return new MethodCall('wait', () => waited(futures, options));
}

async function waited<F extends Future<unknown>>(
  futures: Iterable<F>,
  { timeoutMs, returnWhen = ALL_COMPLETED }: WaitOptions,
): Promise<Waited<F>> {
  const all = checked(futures);
  if (!RETURN_WHEN.includes(returnWhen)) throw new RangeError(`Invalid returnWhen value: ${returnWhen}`);
  await someDone(all, timeoutMs, returnWhen);
  const done = new Set<F>();
  const pending = new Set<F>();
  for (const future of all) (future.done() ? done : pending).add(future);
  return { done, pending };
}

function checked<F>(futures: Iterable<F>): Set<F> {
  if (futures instanceof Awaitable) {
    const what = futures instanceof Coroutine ? 'coroutine' : futures.constructor.name;
    throw new TypeError(`expect a list of futures, not ${what}`);
  }
  const all = new Set(futures);
  if (all.size === 0) throw new RangeError('Set of Tasks/Futures is empty.');
  for (const one of all) {
    if (!(one instanceof Future)) {
      throw new TypeError('Passing coroutines is forbidden, use tasks explicitly.');
    }
  }
  return all;
}

async function someDone(
  futures: ReadonlySet<Future<unknown>>,
  timeoutMs: number | undefined,
  returnWhen: ReturnWhen,
): Promise<void> {
  const loop = getRunningLoop();
  const total = futures.size;
  let done = 0;
  const completion = new Completion(loop, () => ({ kind: 'wait', done, total }));
  const timer = timeoutMs === undefined ? undefined : loop.callLater(timeoutMs, () => completion.reach());
  const onDone = (future: Future<unknown>) => {
    done++;
    const isEnough = returnWhen === FIRST_COMPLETED || (returnWhen === FIRST_EXCEPTION && hasThrown(future));
    if (done === total || isEnough) completion.reach();
  };
  for (const future of futures) future.addDoneCallback(onDone);
  try {
    await completion;
  } finally {
    timer?.cancel();
    for (const future of futures) future.removeDoneCallback(onDone);
  }
}

function hasThrown(future: Future<unknown>): boolean {
  return !future.cancelled() && future._failure() !== undefined;
}
