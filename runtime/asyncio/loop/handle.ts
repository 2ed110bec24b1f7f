import { AsyncResource } from 'node:async_hooks';
import { inspect } from 'node:util';
import { runHanded } from './context';
import type { EventLoop } from './loop';

/** A callback whose arguments were checked where it was handed over. */
export type Callback = (...args: unknown[]) => unknown;

/**
 * A callback that waits for its turn. It runs in the `AsyncLocalStorage` context of the call that made it.
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
  readonly #context = new AsyncResource('Handle', { requireManualDestroy: true });
  #isCancelled = false;

  /** @internal */
  constructor(
    readonly _loop: EventLoop,
    readonly _callback: Callback,
    readonly _args: readonly unknown[],
  ) {}

  /** Keeps the callback from being called, if it hasn't been. */
  cancel(): void {
    this.#isCancelled = true;
  }

  /** Whether it was cancelled. */
  cancelled(): boolean {
    return this.#isCancelled;
  }

  /** As CPython writes it: `<Handle callback()>`. */
  toString(): string {
    return `<${this.constructor.name} ${this.#isCancelled ? 'cancelled' : `${this._name}()`}>`;
  }

  /** Not the loop, with all that is in it. */
  [inspect.custom](): string {
    return this.toString();
  }

  /** @internal */
  get _name(): string {
    return this._callback.name || '<anonymous>';
  }

  /** @internal */
  _schedule(): void {
    this._loop._callSoon(runHandle, this);
  }

  /** @internal */
  _run(): void {
    if (this.#isCancelled) return;
    try {
      this.#context.runInAsyncScope(runHanded, undefined, this._callback, ...this._args);
    } catch (exception) {
      const message = `Exception in callback ${this._name}`;
      this._loop.callExceptionHandler({ message, exception, handle: this });
    }
  }
}

function runHandle(handle: Handle): void {
  handle._run();
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
    if (this.cancelled()) return;
    super.cancel();
    if (!this.#isDue) this._loop._timerCancelled();
  }

  /** @internal */
  due(): void {
    this.#isDue = true;
    this._schedule();
  }
}
