import { type CancelledError, cancelledError } from '../errors';
import type { WaitInfo } from '../hooks';
import { getRunningLoop } from '../loop/context';
import type { EventLoop } from '../loop/loop';
import type { Timer } from '../loop/timers';
import type { Task } from '../tasks/task';
import { beginWait, endWait, type Wait } from '../tasks/waiting';
import { Coroutine } from './coroutine';

/**
 * Waits for `delayMs` milliseconds and gives `result`. 0 or less lets the others run once. Like every coroutine it
 * starts when it is awaited. Throws a `RangeError` for NaN. Only the task waits: `examples/sleep.ts` shows what a call
 * that blocks does instead.
 *
 * @example
 * const main = coro(async function main() { return await sleep(5, 'rested'); });
 * await run(main()) // → 'rested'
 */
export function sleep(delayMs: number): Coroutine<void>;
export function sleep<T>(delayMs: number, result: T): Coroutine<T>;
export function sleep<T>(delayMs: number, result?: T): Coroutine<T | undefined> {
  return new Sleep(delayMs, result);
}

/** Coroutine, timer and wait in one object: programs have many of them. */
class Sleep<T> extends Coroutine<T> implements Wait, Timer {
  order = -1;
  when: number;
  task: Task<unknown> | undefined = undefined;
  resolve: ((value: T) => void) | undefined = undefined;
  readonly #result: T;
  #isDue = false;
  #cancelled: CancelledError | undefined = undefined;
  #loop: EventLoop | undefined = undefined;
  #reject: ((error: unknown) => void) | undefined = undefined;

  constructor(delayMs: number, result: T) {
    super(sleep);
    this.when = delayMs;
    this.#result = result;
  }

  protected _run(resolve: (value: T) => void, reject: (error: unknown) => void): void {
    if (Number.isNaN(this.when)) reject(new RangeError('Invalid delay: NaN (not a number)'));
    else this.#start(this.when, resolve, reject);
  }

  #start(delayMs: number, resolve: (value: T) => void, reject: (error: unknown) => void): void {
    this.#loop = getRunningLoop();
    this.resolve = resolve;
    this.#reject = reject;
    this.when = this.#loop.time() + delayMs;
    beginWait(this);
    if (delayMs <= 0) this.due();
    else if (!this.#cancelled) this.#loop._addTimer(this);
  }

  get awaited(): this {
    return this;
  }

  due(): void {
    if (this.#cancelled) return;
    this.#isDue = true;
    endWait(this, this.#loop!);
  }

  cancel(message: string | undefined): boolean {
    if (this.#isDue || this.#cancelled) return false;
    this.#cancelled = cancelledError(message);
    if (this.order >= 0) this.#loop!._timerCancelled();
    endWait(this, this.#loop!);
    return true;
  }

  isCancelled(): boolean {
    return this.#cancelled !== undefined;
  }

  cancelled(): boolean {
    return this.#cancelled !== undefined;
  }

  resume(error = this.#cancelled): void {
    if (error) this.#reject!(error);
    else this.resolve!(this.#result);
  }

  /** @internal */
  override _waitInfo(): WaitInfo {
    return { kind: 'sleep', whenMs: this.when };
  }
}
