import type { Coroutine } from '../coroutines/coroutine';
import { MethodCall } from '../coroutines/methodCall';
import { CancelledError, RuntimeError } from '../errors';
import type { ResourceInfo, WaitInfo } from '../hooks';
import { ContextManager } from './contextManager';
import { Line } from './line';
import { Lock } from './lock';
import type { NameOptions } from './loopBound';
import { Waiter } from './waiter';

const NOTIFICATION = { name: 'Condition.wait' };

/**
 * Lets tasks wait until another one notifies them that something, which a lock guards, has changed. Every method but
 * `acquire` and `locked` is for the one that has acquired it.
 *
 * @example
 * const changed = new Condition();
 * const items: string[] = [];
 * const consumer = coro(async function consumer() {
 *   return await changed.with(async () => {
 *     await changed.waitFor(() => items.length > 0);
 *     return items.shift();
 *   });
 * });
 * const main = coro(async function main() {
 *   const task = createTask(consumer());
 *   await sleep(0);
 *   await changed.with(() => {
 *     items.push('apple');
 *     changed.notify();
 *   });
 *   return await task;
 * });
 * await run(main()) // → 'apple'
 */
export class Condition extends ContextManager {
  /** @internal */
  readonly _line = new Line();
  readonly #lock: Lock;

  /**
   * @param lock several conditions may share one; by default it has its own
   * @param options a name that the panel shows
   */
  constructor(lock?: Lock, options: NameOptions = {}) {
    super(options);
    this.#lock = lock ?? new Lock(options);
  }

  /** Whether its lock is locked. */
  locked(): boolean {
    return this.#lock.locked();
  }

  /** Acquires its lock, and gives `true`. */
  acquire(): Coroutine<true> {
    return this.#lock.acquire();
  }

  /** Releases its lock. Throws {@link RuntimeError} if that is not locked. */
  release(): void {
    this.#lock.release();
  }

  /**
   * Releases the lock, waits for a notification, acquires the lock again, and gives `true`. It has the lock even when
   * it throws, as it does when cancelled. What was waited for may not be so any more: look again, or use
   * {@link waitFor}. Throws {@link RuntimeError} if the lock is not locked.
   */
  wait(): Coroutine<true> {
    return new MethodCall('Condition.wait', () => this.#wait());
  }

  /** {@link wait}s until `predicate` gives something true, and gives that. */
  waitFor<T>(predicate: () => T): Coroutine<T> {
    return new MethodCall('Condition.wait_for', async () => {
      let result = predicate();
      while (!result) {
        await this.wait();
        result = predicate();
      }
      return result;
    });
  }

  /**
   * Wakes up to `n` of those that wait, in the order in which they came. They go on when they get the lock.
   * Throws {@link RuntimeError} if the lock is not locked.
   */
  notify(n = 1): void {
    if (!this.locked()) throw new RuntimeError('cannot notify on un-acquired lock');
    for (let woken = 0; woken < n && this._line.wakeNext(); woken++);
  }

  /** Wakes all that wait. Throws {@link RuntimeError} if the lock is not locked. */
  notifyAll(): void {
    this.notify(this._line.size);
  }

  /** As CPython writes it, without the address: `<Condition [locked, waiters:1]>`. */
  override toString(): string {
    return `<${this.constructor.name} [${this._line.describe(this.locked() ? 'locked' : 'unlocked')}]>`;
  }

  /** @internal */
  override _resourceInfo(): ResourceInfo {
    return {
      kind: 'condition',
      name: this._name,
      holder: this.#lock._holder,
      waiters: this._line.size,
      size: 0,
      capacity: 0,
    };
  }

  async #wait(): Promise<true> {
    if (!this.locked()) throw new RuntimeError('cannot wait on un-acquired lock');
    this._getLoop();
    try {
      try {
        return await new Notification(this);
      } finally {
        await this.#acquireAgain();
      }
    } catch (error) {
      // It may have been notified: then another one has to hear of it. If not, that one looks in vain.
      this._line.wakeNext();
      throw error;
    }
  }

  async #acquireAgain(): Promise<void> {
    let cancelled: CancelledError | undefined;
    for (;;) {
      try {
        await this.acquire();
        break;
      } catch (error) {
        if (!(error instanceof CancelledError)) throw error;
        cancelled = error;
      }
    }
    if (cancelled) throw cancelled;
  }
}

/** What a task waits for that has lent its lock to others. */
class Notification extends Waiter<true> {
  readonly #condition: Condition;

  constructor(condition: Condition) {
    super(NOTIFICATION);
    this.#condition = condition;
  }

  protected override _start(): void {
    this.#condition.release();
    this._wait(this.#condition, this.#condition._line);
  }

  protected override _woken(): void {
    this._finish(true);
  }

  protected override _gaveUp(): void {}

  /** @internal */
  override _waitInfo(): WaitInfo {
    return { kind: 'condition', subject: this.#condition._name, resource: this.#condition };
  }
}
