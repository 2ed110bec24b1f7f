import { Awaitable } from '../coroutines/awaitable';
import { CancelledError, cancelledError, InvalidStateError, RuntimeError } from '../errors';
import type { CancelCause, Failure, WaitInfo } from '../hooks';
import { currentTask, getRunningLoop } from '../loop/context';
import { type Callback, Handle } from '../loop/handle';
import type { EventLoop } from '../loop/loop';
import type { Task } from './task';
import { retrieve, type Unretrieved, watch } from './unretrieved';
import { beginWait, endWait, type Wait } from './waiting';

/** Who is told when a future is done: a callback of the program, one of the library, or one that awaits it. */
type Listener = Handle | ((future: Future<unknown>) => void) | Wait;

/**
 * A result that isn't there yet. Some code sets it, other code awaits it. An exception that nobody ever looks at is
 * told to the loop's exception handler.
 *
 * @example
 * const main = coro(async function main() {
 *   const future = new Future<string>();
 *   getRunningLoop().callLater(1, () => future.setResult('ready'));
 *   return await future;
 * });
 * await run(main()) // → 'ready'
 */
export class Future<T> extends Awaitable<T> {
  readonly #loop: EventLoop;
  #state: 'pending' | 'cancelled' | 'finished' | 'failed' = 'pending';
  /** The result, the exception, or of a cancellation the message or the error. */
  #value: unknown = undefined;
  #unretrieved: Unretrieved | undefined = undefined;
  // One is the rule.
  #listeners: Listener | Listener[] | undefined = undefined;

  /** @param loop the loop that calls its callbacks: by default the one that runs */
  constructor(loop: EventLoop = getRunningLoop()) {
    super();
    this.#loop = loop;
  }

  getLoop(): EventLoop {
    return this.#loop;
  }

  /** Whether it has a result or an exception, or was cancelled. */
  done(): boolean {
    return this.#state !== 'pending';
  }

  cancelled(): boolean {
    return this.#state === 'cancelled';
  }

  /** The result. Throws the exception if that was set, {@link CancelledError}, or {@link InvalidStateError} if not done. */
  result(): T {
    const exception = this.#look('Result is not set.');
    if (this.#state === 'failed') throw exception;
    return this.#value as T;
  }

  /** The exception, if there is one. Throws {@link CancelledError}, or {@link InvalidStateError} if not done. */
  exception(): unknown {
    return this.#look('Exception is not set.');
  }

  /** Throws {@link InvalidStateError} if it is done already. */
  setResult(value: T): void {
    this._finish(value);
  }

  /** Throws {@link InvalidStateError} if it is done already. */
  setException(exception: unknown): void {
    this._fail(exception);
  }

  /**
   * Cancels it: those that await it get a {@link CancelledError} with this message. False if it is done already.
   */
  cancel(message?: string): boolean {
    return this._cancel(message, 'explicit');
  }

  /** Calls `callback` with this future when it is done, on the loop's next turn. */
  addDoneCallback(callback: (future: this) => void): void {
    this._listen(new Handle(this.#loop, callback as Callback, [this]));
  }

  /** Takes back {@link addDoneCallback}; returns how many were removed. */
  removeDoneCallback(callback: (future: this) => void): number {
    const before = this.#allListeners();
    const left = before.filter((one) => !(one instanceof Handle && one._callback === callback));
    this.#listeners = left;
    return before.length - left.length;
  }

  /** As CPython writes it: `<Future pending>`. */
  override toString(): string {
    return `<${this._describe()}>`;
  }

  /** @internal */
  override _begin(resolve: (value: T) => void, reject: (error: unknown) => void): void {
    if (this.done()) {
      this._settle(resolve, reject);
      return;
    }
    const task = currentTask();
    if (task && task.getLoop() !== this.#loop) {
      reject(new RuntimeError(`Task ${task} got Future ${this} attached to a different loop`));
    } else if (task === (this as unknown)) {
      reject(new RuntimeError(`Task cannot await on itself: ${this}`));
    } else {
      const wait = new FutureWait(this, resolve, reject);
      this._listen(wait);
      beginWait(wait);
    }
  }

  /** @internal */
  _settle(resolve: (value: T) => void, reject: (error: unknown) => void): void {
    if (this.#state === 'finished') resolve(this.#value as T);
    else reject(this._failure()!.error);
  }

  /**
   * What awaiting it throws, if it does.
   * @internal
   */
  _failure(): Failure | undefined {
    this._retrieve();
    return this._peek();
  }

  /**
   * As {@link _failure}, but the exception doesn't count as retrieved.
   * @internal
   */
  _peek(): Failure | undefined {
    if (this.#state === 'cancelled') return { error: this._cancelledError() };
    return this.#state === 'failed' ? { error: this.#value } : undefined;
  }

  /**
   * Whether awaiting it throws a {@link CancelledError}.
   * @internal
   */
  _throwsCancelled(): boolean {
    return this.#state === 'cancelled' || (this.#state === 'failed' && this.#value instanceof CancelledError);
  }

  /**
   * Its exception, if there is one, is nobody's affair any more.
   * @internal
   */
  _retrieve(): void {
    if (!this.#unretrieved) return;
    retrieve(this.#unretrieved);
    this.#unretrieved = undefined;
  }

  /** @internal */
  _cancel(message: string | undefined, _cause: CancelCause): boolean {
    if (this.done()) return false;
    this._finishCancelled(message);
    return true;
  }

  /**
   * @param cancellation its message, or what a task has thrown
   * @internal
   */
  _finishCancelled(cancellation: CancelledError | string | undefined): void {
    this.#value = cancellation;
    this.#end('cancelled');
  }

  /** @internal */
  _finish(value: T): void {
    this.#checkPending();
    this.#value = value;
    this.#end('finished');
  }

  /** @internal */
  _fail(exception: unknown): void {
    this.#checkPending();
    this.#value = exception;
    this.#end('failed');
    this.#unretrieved = { loop: this.#loop, taskId: this._taskId(), exception };
    watch(this, this.#unretrieved);
  }

  /**
   * For the first one that asks, what a cancelled task has thrown; for the others a new one.
   * @internal
   */
  _cancelledError(): CancelledError {
    const thrown = this.#value;
    if (!this.cancelled() || !(thrown instanceof CancelledError))
      return cancelledError(this._cancelMessage());
    this.#value = undefined;
    return thrown;
  }

  /** @internal */
  _cancelMessage(): string | undefined {
    if (!this.cancelled() || this.#value instanceof CancelledError) return undefined;
    return this.#value as string | undefined;
  }

  /** @internal */
  _describe(): string {
    if (this.#state !== 'failed') return `${this._kind()} ${this.#state}`;
    return `${this._kind()} finished exception=${String(this.#value)}`;
  }

  /** @internal */
  _kind(): string {
    return 'Future';
  }

  /** @internal */
  _taskId(): number {
    return 0;
  }

  /** @internal */
  override _waitInfo(): WaitInfo {
    return { kind: 'future' };
  }

  /**
   * A function is called with this future on the turn after its end, with no task as the current one; it must not throw.
   * @internal
   */
  _listen(listener: Listener): void {
    const listeners = this.#listeners;
    if (this.done()) this.#tell(listener);
    else if (listeners === undefined) this.#listeners = listener;
    else if (Array.isArray(listeners)) listeners.push(listener);
    else this.#listeners = [listeners, listener];
  }

  #allListeners(): Listener[] {
    const listeners = this.#listeners;
    if (Array.isArray(listeners)) return listeners;
    return listeners === undefined ? [] : [listeners];
  }

  #look(ifPending: string): unknown {
    if (this.#state === 'cancelled') throw this._cancelledError();
    if (this.#state === 'pending') throw new InvalidStateError(ifPending);
    this._retrieve();
    return this.#state === 'failed' ? this.#value : undefined;
  }

  #checkPending(): void {
    if (this.done()) throw new InvalidStateError('invalid state');
  }

  #end(state: 'cancelled' | 'finished' | 'failed'): void {
    this.#state = state;
    const listeners = this.#listeners;
    this.#listeners = undefined;
    if (Array.isArray(listeners)) for (const one of listeners) this.#tell(one);
    else if (listeners !== undefined) this.#tell(listeners);
  }

  #tell(listener: Listener): void {
    if (typeof listener === 'function') this.#loop._callSoon(listener, this as Future<unknown>);
    else if (listener instanceof Handle) listener._schedule();
    else endWait(listener, this.#loop);
  }
}

class FutureWait<T> implements Wait {
  task: Task<unknown> | undefined = undefined;

  constructor(
    readonly awaited: Future<T>,
    readonly resolve: (value: T) => void,
    readonly reject: (error: unknown) => void,
  ) {}

  cancel(message: string | undefined): boolean {
    return this.awaited._cancel(message, 'awaiter');
  }

  isCancelled(): boolean {
    return this.awaited._throwsCancelled();
  }

  resume(error: CancelledError | undefined): void {
    if (error) this.reject(error);
    else this.awaited._settle(this.resolve, this.reject);
  }
}
