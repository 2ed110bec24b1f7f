import { getRunningLoop } from './context';
import { Coroutine } from './coroutine';
import { CancelledError } from './errors';
import type { WaitInfo } from './hooks';
import type { EventLoop } from './loop';
import type { Task } from './task';
import { beginWait, endWait, type Wait } from './wait';

/**
 * Awaits what is not of this library, such that a cancelled task gets out of it at once: `start` is given an
 * AbortSignal that is aborted then. A bare `await` of a promise can't be interrupted: a cancellation arrives only
 * at the task's next await of something of this library.
 *
 * @example
 * const main = coro(async function main() {
 *   return await foreign(async (signal) => `aborted: ${signal.aborted}`);
 * });
 * await run(main()) // → 'aborted: false'
 */
export function foreign<T>(start: (signal: AbortSignal) => PromiseLike<T>): Coroutine<T> {
  return new Foreign(start);
}

class Foreign<T> extends Coroutine<T> implements Wait {
  task: Task<unknown> | undefined = undefined;
  readonly #start: (signal: AbortSignal) => PromiseLike<T>;
  readonly #abort = new AbortController();
  #loop: EventLoop | undefined;
  #reject: ((error: unknown) => void) | undefined;
  #settle: (() => void) | undefined;

  constructor(start: (signal: AbortSignal) => PromiseLike<T>) {
    super(start.name || 'foreign');
    this.#start = start;
  }

  protected _run(resolve: (value: T) => void, reject: (error: unknown) => void): void {
    this.#loop = getRunningLoop();
    this.#reject = reject;
    beginWait(this, this);
    // Async, so that what `start` throws by itself fails the same way.
    const work = (async () => await this.#start(this.#abort.signal))();
    work.then(
      (value) => this.#end(() => resolve(value)),
      (error) => this.#end(() => reject(error)),
    );
  }

  cancel(message: string | undefined): boolean {
    if (this.#settle) return false;
    const error = new CancelledError(message);
    this.#end(() => this.#reject!(error));
    this.#abort.abort(error);
    return true;
  }

  isCancelled(): boolean {
    return this.#abort.signal.aborted;
  }

  resume(error: CancelledError | undefined): void {
    if (error) this.#reject!(error);
    else this.#settle!();
  }

  /** @internal */
  override _waitInfo(): WaitInfo {
    return { kind: 'foreign', subject: this.#start.name };
  }

  #end(settle: () => void): void {
    if (this.#settle) return;
    this.#settle = settle;
    endWait(this, this.#loop!);
  }
}
