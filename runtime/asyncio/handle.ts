import { runAs } from './context';
import { hooks } from './hooks';
import type { EventLoop } from './loop';
import type { Task } from './task';
import type { Timer } from './timers';

/**
 * A callback that waits for its turn. Node's own queue of immediates holds it, so that it runs in the
 * `AsyncLocalStorage` context of the call that made it and Node empties its microtasks after it.
 *
 * @example
 * const main = coro(async function main() {
 *   let called = false;
 *   const handle: Handle = getRunningLoop().callSoon(() => { called = true; });
 *   handle.cancel();
 *   await sleep(0);
 *   return called;
 * });
 * await run(main()) // → false
 */
export class Handle<A extends readonly unknown[] = readonly unknown[]> {
  #immediate: NodeJS.Immediate | undefined;
  #isCancelled = false;
  #turn = 0;

  /** @internal */
  constructor(
    readonly _loop: EventLoop,
    readonly _callback: (...args: A) => unknown,
    readonly _args: A,
    readonly _task?: Task<unknown>,
  ) {}

  /** Keeps the callback from being called, if it hasn't been. */
  cancel(): void {
    this.#isCancelled = true;
    clearImmediate(this.#immediate);
  }

  /** Whether it was cancelled. */
  cancelled(): boolean {
    return this.#isCancelled;
  }

  /** @internal */
  _schedule(): void {
    this.#turn = this._loop._turn;
    this.#immediate = setImmediate(take, this);
  }

  /** @internal */
  _take(): void {
    if (!this._loop._admit(this, this.#turn)) return;
    hooks?.stepBegins(this._loop, this._task);
    try {
      runAs(undefined, this._callback as (...args: unknown[]) => unknown, ...this._args);
    } catch (exception) {
      const message = `Exception in callback ${this._callback.name || '<anonymous>'}`;
      this._loop.callExceptionHandler({ message, exception, handle: this });
    }
    hooks?.stepEnds();
  }
}

function take(handle: Handle): void {
  handle._take();
}

/**
 * A callback that waits for its time.
 *
 * @example
 * const main = coro(async function main() {
 *   const loop = getRunningLoop();
 *   const handle: TimerHandle = loop.callAt(loop.time() + 1000, () => {});
 *   handle.cancel();
 *   return handle.cancelled();
 * });
 * await run(main()) // → true
 */
export class TimerHandle<A extends readonly unknown[] = readonly unknown[]> extends Handle<A> implements Timer {
  #isDue = false;

  /** @internal */
  constructor(
    /** The time at which it is due, in milliseconds of the loop's clock. */
    readonly when: number,
    loop: EventLoop,
    callback: (...args: A) => unknown,
    args: A,
  ) {
    super(loop, callback, args);
  }

  override cancel(): void {
    if (!this.#isDue && !this.cancelled()) this._loop._cancelTimer(this);
    super.cancel();
  }

  /** @internal */
  due(): void {
    this.#isDue = true;
    this._schedule();
  }
}
