import { Awaitable } from '../coroutines/awaitable';
import { Coroutine } from '../coroutines/coroutine';
import { TimeoutError } from '../errors';
import type { WaitInfo } from '../hooks';
import { getRunningLoop } from '../loop/context';
import type { TimerHandle } from '../loop/handle';
import type { EventLoop } from '../loop/loop';
import { Line } from '../sync/line';
import { Waiter } from '../sync/waiter';
import { ensureFuture } from './ensureFuture';
import type { Future } from './future';

const NEXT = { name: 'asCompleted' };

type Gatherable = Awaitable<unknown> | PromiseLike<unknown>;
type FutureOf<A> = A extends Future<unknown> ? A : Future<Awaited<A>>;

/**
 * One that `for await` gives. It is done: ask for its `result()` or `exception()`. It may be awaited too, but the
 * compiler takes it for something that can't be, as `for await` would have it awaited already.
 */
export type Finished<F> = F & { readonly then: never };

/** How long {@link asCompleted} waits. */
export interface AsCompletedOptions {
  /** For all together, in milliseconds from the call. By default it takes its time. */
  readonly timeoutMs?: number | undefined;
}

/**
 * Runs all at once and gives them as they are done, the first one first. `for await` gives the futures themselves:
 * those that were passed, and the tasks that were made of coroutines. A plain `for` gives one coroutine for each,
 * to be awaited, with the result or the exception of the next one that is done.
 *
 * When the time is over, each that is left throws a {@link TimeoutError}; nothing is cancelled. Throws a `TypeError`
 * for one awaitable in place of several.
 *
 * @example
 * const main = coro(async function main() {
 *   const log: string[] = [];
 *   const slow = createTask(sleep(10, 'slow'));
 *   const fast = createTask(sleep(1, 'fast'));
 *   for await (const task of asCompleted([slow, fast])) log.push(`${task.result()} ${task === fast}`);
 *   for (const next of asCompleted([sleep(10, 'slow'), sleep(1, 'fast')])) log.push(await next);
 *   return log;
 * });
 * await run(main()) // → ['fast true', 'slow false', 'fast', 'slow']
 */
export function asCompleted<A extends Gatherable>(
  awaitables: Iterable<A>,
  options: AsCompletedOptions = {},
): AsCompleted<FutureOf<A>> {
  if (awaitables instanceof Awaitable) {
    const what = awaitables instanceof Coroutine ? 'coroutine' : awaitables.constructor.name;
    throw new TypeError(`expects an iterable of awaitables, not ${what}`);
  }
  const loop = getRunningLoop();
  const futures = [...new Set(awaitables)].map((one) => ensureFuture(one, loop) as FutureOf<A>);
  return new AsCompleted(loop, new Set(futures), options.timeoutMs);
}

/**
 * What {@link asCompleted} gives; each one comes once, whichever way it is asked for. TypeScript 5.9 sometimes takes what
 * `for await` gives for the results, as a plain `for` would give those: then declare a variable for this, as an
 * `AsyncIterable<Finished<Task<string>>>` or whatever the type is.
 */
export class AsCompleted<F extends Future<unknown>> implements Iterable<Coroutine<Awaited<F>>> {
  /** @internal */
  readonly _line = new Line();
  readonly #loop: EventLoop;
  readonly #pending: Set<F>;
  readonly #total: number;
  /** `undefined`: the time was over before it was done. */
  readonly #done: Array<F | undefined> = [];
  #left: number;
  #timer: TimerHandle | undefined;

  /** @internal */
  constructor(loop: EventLoop, futures: Set<F>, timeoutMs: number | undefined) {
    this.#loop = loop;
    this.#pending = futures;
    this.#total = futures.size;
    this.#left = futures.size;
    for (const future of futures) future.addDoneCallback(this.#onDone);
    if (this.#left > 0 && timeoutMs !== undefined) {
      this.#timer = loop.callLater(timeoutMs, () => this.#expire());
    }
  }

  [Symbol.iterator](): Iterator<Coroutine<Awaited<F>>, undefined> {
    const next = () => new Next(this, (future) => future.result() as Awaited<F>);
    return { next: () => (this.#take() ? { done: false, value: next() } : { done: true, value: undefined }) };
  }

  [Symbol.asyncIterator](): AsyncIterator<Finished<F>, undefined> {
    // In an object, as a promise can't have a future as its value.
    const next = () => new Next(this, (future) => ({ done: false as const, value: future as Finished<F> }));
    return { next: async () => (this.#take() ? await next() : { done: true, value: undefined }) };
  }

  /** @internal */
  get _isReady(): boolean {
    return this.#done.length > 0;
  }

  /** @internal */
  _next(): F {
    const future = this.#done.shift();
    if (!future) throw new TimeoutError();
    return future;
  }

  /** @internal */
  _getLoop(): EventLoop {
    return this.#loop;
  }

  /** @internal */
  _waitInfo(): WaitInfo {
    return { kind: 'wait', done: this.#total - this.#pending.size, total: this.#total };
  }

  #take(): boolean {
    if (this.#left === 0) return false;
    this.#left--;
    return true;
  }

  readonly #onDone = (done: Future<unknown>) => {
    const future = done as F;
    this.#pending.delete(future);
    this.#done.push(future);
    this._line.wakeNext();
    if (this.#pending.size === 0) this.#timer?.cancel();
  };

  #expire(): void {
    for (const future of this.#pending) {
      future.removeDoneCallback(this.#onDone);
      this.#done.push(undefined);
      this._line.wakeNext();
    }
    this.#pending.clear();
  }
}

/** Waits for the next one that is done, and gives what `open` makes of it. */
class Next<F extends Future<unknown>, R> extends Waiter<R> {
  readonly #all: AsCompleted<F>;
  readonly #open: (future: F) => R;

  constructor(all: AsCompleted<F>, open: (future: F) => R) {
    super(NEXT);
    this.#all = all;
    this.#open = open;
  }

  protected override _start(): void {
    if (this.#all._isReady) this._finish(this.#open(this.#all._next()));
    else this._wait(this.#all, this.#all._line);
  }

  /** Another one may have been quicker. */
  protected override _woken(): void {
    this._start();
  }

  protected override _gaveUp(isWoken: boolean): void {
    if (isWoken && this.#all._isReady) this.#all._line.wakeNext();
  }

  /** @internal */
  override _waitInfo(): WaitInfo {
    return this.#all._waitInfo();
  }
}
