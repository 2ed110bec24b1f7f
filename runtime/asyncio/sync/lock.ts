import type { Coroutine } from '../coroutines/coroutine';
import { RuntimeError } from '../errors';
import { hooks, type ResourceInfo, type WaitInfo } from '../hooks';
import { currentTask } from '../loop/context';
import type { Task } from '../tasks/task';
import { ContextManager } from './contextManager';
import { Line } from './line';
import { Waiter } from './waiter';

const ACQUIRE = { name: 'Lock.acquire' };

/**
 * Lets one task at a time do something. Those that wait get it in the order in which they came. It is not owned:
 * another task may release it, and a task that acquires it twice waits for itself forever. It works within one loop;
 * threads need another kind.
 *
 * @example
 * const lock = new Lock();
 * let balance = 0;
 * const deposit = coro(async function deposit() {
 *   await lock.with(async () => {
 *     const before = balance;
 *     await sleep(1);
 *     balance = before + 1;
 *   });
 * });
 * await run(coro(async () => { await gather([deposit(), deposit()]); })());
 * balance // → 2
 */
export class Lock extends ContextManager {
  /** @internal */
  readonly _line = new Line();
  #isLocked = false;
  #holder: Task<unknown> | undefined;

  locked(): boolean {
    return this.#isLocked;
  }

  /** Waits until it is unlocked, locks it, and gives `true`. */
  acquire(): Coroutine<true> {
    return new Acquire(this);
  }

  /** Unlocks it, for the next one that waits. Throws {@link RuntimeError} if it is not locked. */
  release(): void {
    if (!this.#isLocked) throw new RuntimeError('Lock is not acquired.');
    this.#isLocked = false;
    this.#holder = undefined;
    this._line.wakeFirst();
  }

  /** As CPython writes it, without the address: `<Lock [locked, waiters:1]>`. */
  override toString(): string {
    return `<${this.constructor.name} [${this._line.describe(this.#isLocked ? 'locked' : 'unlocked')}]>`;
  }

  /** @internal */
  _lock(by: Waiter<true>): void {
    this.#isLocked = true;
    if (hooks) this.#holder = by.task ?? currentTask();
  }

  /** @internal */
  get _holder(): Task<unknown> | undefined {
    return this.#holder;
  }

  /** @internal */
  override _resourceInfo(): ResourceInfo {
    return {
      kind: 'lock',
      name: this._name,
      holder: this.#holder,
      waiters: this._line.size,
      size: Number(this.#isLocked),
      capacity: 1,
    };
  }
}

class Acquire extends Waiter<true> {
  readonly #lock: Lock;

  constructor(lock: Lock) {
    super(ACQUIRE);
    this.#lock = lock;
  }

  protected override _start(): void {
    const lock = this.#lock;
    if (lock.locked() || lock._line.hasClaims()) {
      this._wait(lock, lock._line);
    } else {
      lock._lock(this);
      this._finish(true);
    }
  }

  protected override _woken(): void {
    this.#lock._lock(this);
    this._finish(true);
  }

  protected override _gaveUp(): void {
    if (!this.#lock.locked()) this.#lock._line.wakeFirst();
  }

  /** @internal */
  override _waitInfo(): WaitInfo {
    return { kind: 'lock', subject: this.#lock._name, resource: this.#lock, task: this.#lock._holder };
  }
}
