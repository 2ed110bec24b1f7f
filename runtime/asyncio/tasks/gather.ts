import type { Awaitable } from '../coroutines/awaitable';
import { cancelledError } from '../errors';
import type { CancelCause, WaitInfo } from '../hooks';
import { getRunningLoop } from '../loop/context';
import type { EventLoop } from '../loop/loop';
import { ensureFuture } from './ensureFuture';
import { Future } from './future';

type Gatherable = Awaitable<unknown> | PromiseLike<unknown>;

/** The results in place of the awaitables, each of which may be an `E` instead. */
type Gathered<A extends Iterable<Gatherable>, E> = A extends readonly Gatherable[]
  ? { -readonly [K in keyof A]: Awaited<A[K]> | E }
  : A extends Iterable<infer One>
    ? Array<Awaited<One> | E>
    : never;

/**
 * Runs all at once and gives their results, in order. The first exception goes to the one that awaits, at once; the
 * others go on. With `returnExceptions`, exceptions are among the results. Cancelling the gather cancels all.
 *
 * @example
 * const double = coro(async function double(x: number) { await sleep(x); return 2 * x; });
 * const main = coro(async function main() {
 *   const [a, b]: [number, string] = await gather([double(2), sleep(1, 'b')]);
 *   return `${a} ${b}`;
 * });
 * await run(main()) // → '4 b'
 */
export function gather<const A extends Iterable<Gatherable>>(
  awaitables: A,
  options?: { readonly returnExceptions?: false | undefined },
): Future<Gathered<A, never>>;
export function gather<const A extends Iterable<Gatherable>>(
  awaitables: A,
  options: { readonly returnExceptions?: boolean | undefined },
): Future<Gathered<A, Error>>;
export function gather(
  awaitables: Iterable<Gatherable>,
  { returnExceptions = false }: { readonly returnExceptions?: boolean | undefined } = {},
): Future<unknown[]> {
  const all = [...awaitables];
  const first = all.find((one) => one instanceof Future);
  const loop = first instanceof Future ? first.getLoop() : getRunningLoop();
  // The same awaitable twice is awaited once.
  const futures = new Map<Gatherable, Future<unknown>>();
  for (const one of all) if (!futures.has(one)) futures.set(one, ensureFuture(one, loop));
  const children = all.map((one) => futures.get(one)!);
  return new GatheringFuture(loop, children, returnExceptions);
}

class GatheringFuture extends Future<unknown[]> {
  readonly #children: ReadonlyArray<Future<unknown>>;
  readonly #returnExceptions: boolean;
  readonly #total: number;
  #done = 0;
  #isCancelRequested = false;

  constructor(loop: EventLoop, children: ReadonlyArray<Future<unknown>>, returnExceptions: boolean) {
    super(loop);
    this.#children = children;
    this.#returnExceptions = returnExceptions;
    const distinct = new Set(children);
    this.#total = distinct.size;
    const childDone = (child: Future<unknown>) => this.#childDone(child);
    for (const child of distinct) child._listen(childDone);
    if (this.#total === 0) this.setResult([]);
  }

  /** @internal */
  override _cancel(message: string | undefined, _cause: CancelCause): boolean {
    if (this.done()) return false;
    const accepted = this.#children.filter((child) => child._cancel(message, 'gather'));
    this.#isCancelRequested ||= accepted.length > 0;
    return accepted.length > 0;
  }

  /** @internal */
  override _waitInfo(): WaitInfo {
    return { kind: 'gather', done: this.#done, total: this.#total };
  }

  #childDone(child: Future<unknown>): void {
    this.#done++;
    if (this.done()) child._retrieve();
    else this.#take(child);
  }

  #take(child: Future<unknown>): void {
    const failure = this.#returnExceptions ? undefined : child._failure();
    if (failure) this.setException(failure.error);
    else if (this.#done === this.#total) this.#allDone(child);
  }

  #allDone(last: Future<unknown>): void {
    // A cancellation is not lost even if every child has swallowed it.
    if (this.#isCancelRequested) this.setException(last._cancelledError());
    else this.setResult(this.#children.map(outcome));
  }
}

function outcome(child: Future<unknown>): unknown {
  // What it has thrown is for those that await it.
  if (child.cancelled()) return cancelledError(child._cancelMessage());
  const failure = child._failure();
  return failure ? failure.error : child.result();
}
