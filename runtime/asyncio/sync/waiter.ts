import { Coroutine } from '../coroutines/coroutine';
import { type CancelledError, cancelledError } from '../errors';
import { runAs } from '../loop/context';
import type { EventLoop } from '../loop/loop';
import type { Task } from '../tasks/task';
import { beginWait, endWait, type Wait } from '../tasks/waiting';
import type { Line } from './line';
import type { LoopBound } from './loopBound';

/**
 * A coroutine that is done at once if it can be, and else waits in a line until it is woken. Coroutine, wait and link
 * of the line in one object: a queue makes one for each item.
 */
export abstract class Waiter<T> extends Coroutine<T> implements Wait {
  task: Task<unknown> | undefined = undefined;
  // `never` keeps `Waiter<number>` assignable to `Waiter<unknown>`.
  resolve: ((value: never) => void) | undefined = undefined;
  _line: Line | undefined = undefined;
  _before: Waiter<unknown> | undefined = undefined;
  _after: Waiter<unknown> | undefined = undefined;
  #loop: EventLoop | undefined = undefined;
  #reject: ((error: unknown) => void) | undefined = undefined;
  #isWoken = false;
  #cancelled: CancelledError | undefined = undefined;

  get awaited(): this {
    return this;
  }

  protected _run(resolve: (value: T) => void, reject: (error: unknown) => void): void {
    this.resolve = resolve;
    this.#reject = reject;
    try {
      this._start();
    } catch (error) {
      reject(error);
    }
  }

  /** Wakes it. False if it is woken or cancelled already. */
  _wake(): boolean {
    if (this.#isWoken || this.#cancelled) return false;
    this.#isWoken = true;
    endWait(this, this.#loop!);
    return true;
  }

  cancel(message: string | undefined): boolean {
    if (this.#isWoken || this.#cancelled) return false;
    this.#cancelled = cancelledError(message);
    endWait(this, this.#loop!);
    return true;
  }

  isCancelled(): boolean {
    return this.#cancelled !== undefined;
  }

  resume(error = this.#cancelled): void {
    this._line?.remove(this);
    try {
      if (error) {
        this._gaveUp(this.#isWoken);
        this.#reject!(error);
      } else {
        this._woken();
      }
    } catch (failure) {
      this.#reject!(failure);
    }
  }

  /** Calls {@link _finish} or {@link _wait}, or throws. */
  protected abstract _start(): void;

  /** It was woken: as {@link _start}. */
  protected abstract _woken(): void;

  /** It was cancelled; if `isWoken`, somebody else may have to be woken instead. */
  protected abstract _gaveUp(isWoken: boolean): void;

  protected _finish(value: T): void {
    (this.resolve as (value: T) => void)(value);
  }

  /** Waits at the end of the line; also once more, if it was woken for nothing. */
  protected _wait(owner: Pick<LoopBound, '_getLoop'>, line: Line): void {
    this.#loop = owner._getLoop();
    line.push(this);
    if (this.#isWoken) this.#beginAgain();
    else beginWait(this);
  }

  #beginAgain(): void {
    this.#isWoken = false;
    // No task is the current one while the loop wakes it.
    runAs(this.task, () => beginWait(this));
  }
}
