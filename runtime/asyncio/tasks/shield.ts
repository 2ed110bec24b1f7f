import type { Awaitable } from '../coroutines/awaitable';
import type { WaitInfo } from '../hooks';
import { ensureFuture } from './ensureFuture';
import { Future } from './future';

/**
 * Keeps a cancellation from what is awaited: a task that is cancelled while it awaits `shield(work())` gets its
 * {@link CancelledError}, but `work` goes on. If `work` itself is cancelled, so is the shield. A coroutine becomes
 * a task in the call.
 *
 * The end of the program is no exception to that: `run` cancels the tasks that are left, shielded or not.
 *
 * @example
 * const log: string[] = [];
 * const save = coro(async function save() { await sleep(1); log.push('saved'); });
 * const main = coro(async function main() {
 *   const saving = createTask(save());
 *   const work = createTask(coro(async () => await shield(saving))());
 *   await sleep(0);
 *   work.cancel();
 *   await saving;
 *   return `${log} ${work.cancelled()}`;
 * });
 * await run(main()) // → 'saved true'
 */
export function shield<T>(awaitable: Awaitable<T> | PromiseLike<T>): Future<T> {
  const inner = ensureFuture(awaitable);
  return inner.done() ? inner : new Shield(inner);
}

class Shield<T> extends Future<T> {
  readonly #inner: Future<T>;

  constructor(inner: Future<T>) {
    super(inner.getLoop());
    this.#inner = inner;
    const follow = () => this.#follow();
    inner.addDoneCallback(follow);
    // Once nobody waits for it here, an exception of the shielded one is its own affair.
    this.addDoneCallback(() => inner.removeDoneCallback(follow));
  }

  /** @internal */
  override _waitInfo(): WaitInfo {
    return this.#inner._waitInfo();
  }

  #follow(): void {
    const inner = this.#inner;
    if (this.done()) inner._retrieve();
    else if (inner.cancelled()) this.cancel();
    else inner._settle(this.setResult.bind(this), this.setException.bind(this));
  }
}
