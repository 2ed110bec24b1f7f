import { runAs } from './context';
import { hooks } from './hooks';
import type { EventLoop } from './loop';
import type { Task } from './task';

/** A callback whose arguments were checked where it was handed over. */
export type Callback = (...args: unknown[]) => unknown;

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
export class Handle {
  #immediate: NodeJS.Immediate | undefined;
  #isCancelled = false;
  #turn = 0;

  /** @internal */
  constructor(
    readonly _loop: EventLoop,
    readonly _callback: Callback,
    readonly _args: readonly unknown[],
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
    if (this._loop.isRunning()) {
      this.#turn = this._loop._turn;
      this.#immediate = setImmediate(take, this);
    } else {
      this._loop._park(this);
    }
  }

  /** @internal */
  _take(): void {
    if (this._loop._admit(this.#turn)) this.#call();
    else this._loop._park(this);
  }

  #call(): void {
    hooks?.stepBegins(this._loop, this._task);
    try {
      runAs(undefined, this._callback, ...this._args);
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
export class TimerHandle extends Handle {
  /** @internal */
  order = 0;
  #isDue = false;

  /** @internal */
  constructor(
    /** The time at which it is due, in milliseconds of the loop's clock. */
    readonly when: number,
    loop: EventLoop,
    callback: Callback,
    args: readonly unknown[],
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
