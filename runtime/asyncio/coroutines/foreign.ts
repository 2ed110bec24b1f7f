import { CancelledError } from '../errors';
import type { WaitInfo } from '../hooks';
import { getRunningLoop } from '../loop/context';
import type { EventLoop } from '../loop/loop';
import type { Task } from '../tasks/task';
import { beginWait, endWait, type Wait } from '../tasks/waiting';
import { Coroutine } from './coroutine';

/**
 * Awaits what is not of this library, such that a cancelled task gets out of it at once: `start` is given an
 * AbortSignal that is aborted then. A bare `await` of a promise can't be interrupted: a cancellation arrives only
 * at the task's next await of something of this library.
 *
 * Unlike other coroutines it begins in the call: `start` is called before `foreign` returns, so that no event is
 * missed that comes soon. What `start` throws is thrown by the await.
 *
 * @example
 * const main = coro(async function main() {
 *   const emitter = new EventTarget();
 *   const once = foreign((signal) => new Promise<string>((resolve) => {
 *     emitter.addEventListener('ready', ({ type }) => resolve(type), { once: true, signal });
 *   }));
 *   emitter.dispatchEvent(new globalThis.Event('ready'));
 *   return await once;
 * });
 * await run(main()) // → 'ready'
 */
export function foreign<T>(start: (signal: AbortSignal) => PromiseLike<T>): Coroutine<T> {
  return new Foreign(start);
}

class Foreign<T> extends Coroutine<T> implements Wait {
  task: Task<unknown> | undefined = undefined;
  resolve: ((value: T) => void) | undefined;
  readonly #subject: string;
  readonly #work: Promise<T>;
  readonly #abort = new AbortController();
  #loop: EventLoop | undefined;
  #reject: ((error: unknown) => void) | undefined;
  #settle: (() => void) | undefined;

  constructor(start: (signal: AbortSignal) => PromiseLike<T>) {
    super(start.name ? start : foreign);
    this.#subject = start.name;
    this.#work = new Promise((resolve) => resolve(start(this.#abort.signal)));
    // If it is never awaited, nobody is there to be told.
    this.#work.catch(() => {});
  }

  get awaited(): this {
    return this;
  }

  protected _run(resolve: (value: T) => void, reject: (error: unknown) => void): void {
    this.#loop = getRunningLoop();
    this.resolve = resolve;
    this.#reject = reject;
    beginWait(this);
    this.#work.then(
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

  /** @internal */
  override _close(message: string | undefined): void {
    super._close(message);
    this.#abort.abort(new CancelledError(message));
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
    return { kind: 'foreign', subject: this.#subject };
  }

  #end(settle: () => void): void {
    if (this.#settle) return;
    this.#settle = settle;
    endWait(this, this.#loop!);
  }
}
