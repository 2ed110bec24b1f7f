import type { Coroutine } from '../coroutines/coroutine';
import { hooks, type ResourceInfo, type WaitInfo } from '../hooks';
import { currentTask } from '../loop/context';
import type { Task } from '../tasks/task';
import { ContextManager } from './contextManager';
import { Line } from './line';
import type { NameOptions } from './loopBound';
import { Waiter } from './waiter';

const ACQUIRE = { name: 'Semaphore.acquire' };

/**
 * Lets a number of tasks at a time do something. Those that wait get in in the order in which they came.
 *
 * @example
 * const downloads = new Semaphore(2);
 * let running = 0;
 * let most = 0;
 * const download = coro(async function download() {
 *   await downloads.with(async () => {
 *     most = Math.max(most, ++running);
 *     await sleep(1);
 *     running--;
 *   });
 * });
 * await run(coro(async () => { await gather([download(), download(), download()]); })());
 * most // → 2
 */
export class Semaphore extends ContextManager {
  /** @internal */
  readonly _line = new Line();
  /**
   * The permits that are left. One that a woken waiter is about to take is gone already.
   * @internal
   */
  _value: number;
  readonly #initial: number;
  readonly #holders: Array<Task<unknown> | undefined> = [];

  /**
   * Throws a `RangeError` (CPython's ValueError) if `value` is less than 0.
   *
   * @param value how many may have it at a time
   * @param options a name that the panel shows
   */
  constructor(value = 1, options?: NameOptions) {
    if (value < 0) throw new RangeError('Semaphore initial value must be >= 0');
    super(options);
    this.#initial = value;
    this._value = value;
  }

  /** Whether one that acquires it now has to wait. */
  locked(): boolean {
    return this._value === 0 || this._line.hasClaims();
  }

  /** Waits until there is a permit, takes it, and gives `true`. */
  acquire(): Coroutine<true> {
    return new Acquire(this);
  }

  /** Adds a permit, for the next one that waits. It need not have been acquired before. */
  release(): void {
    this._value++;
    if (hooks) this.#forgetHolder();
    this._wakeNext();
  }

  /** As CPython writes it, without the address: `<Semaphore [unlocked, value:2]>`. */
  override toString(): string {
    const state = this.locked() ? 'locked' : `unlocked, value:${this._value}`;
    return `<${this.constructor.name} [${this._line.describe(state)}]>`;
  }

  /** @internal */
  _wakeNext(): boolean {
    const isWoken = this._line.wakeNext() !== undefined;
    if (isWoken) this._value--;
    return isWoken;
  }

  /** @internal */
  _noteHolder(by: Waiter<true>): void {
    if (hooks) this.#holders.push(by.task ?? currentTask());
  }

  /** @internal */
  get _longestHolder(): Task<unknown> | undefined {
    return this.#holders[0];
  }

  /** @internal */
  override _resourceInfo(): ResourceInfo {
    return {
      kind: 'semaphore',
      name: this._name,
      holder: this._longestHolder,
      waiters: this._line.size,
      size: Math.max(this.#initial - this._value, 0),
      capacity: this.#initial,
    };
  }

  /** Whoever releases it, if it has it; else the one that has it for longest. */
  #forgetHolder(): void {
    this.#holders.splice(Math.max(this.#holders.indexOf(currentTask()), 0), 1);
  }
}

class Acquire extends Waiter<true> {
  readonly #semaphore: Semaphore;

  constructor(semaphore: Semaphore) {
    super(ACQUIRE);
    this.#semaphore = semaphore;
  }

  protected override _start(): void {
    const semaphore = this.#semaphore;
    if (semaphore.locked()) {
      this._wait(semaphore, semaphore._line);
    } else {
      semaphore._value--;
      semaphore._noteHolder(this);
      this._finish(true);
    }
  }

  protected override _woken(): void {
    this.#semaphore._noteHolder(this);
    this.#wakeOthers();
    this._finish(true);
  }

  protected override _gaveUp(isWoken: boolean): void {
    if (isWoken) this.#semaphore._value++;
    this.#wakeOthers();
  }

  /** Those that came while permits were left, and had to wait behind this one. */
  #wakeOthers(): void {
    while (this.#semaphore._value > 0 && this.#semaphore._wakeNext());
  }

  /** @internal */
  override _waitInfo(): WaitInfo {
    return {
      kind: 'semaphore',
      subject: this.#semaphore._name,
      resource: this.#semaphore,
      task: this.#semaphore._longestHolder,
    };
  }
}
