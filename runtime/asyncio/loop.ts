import { AsyncResource } from 'node:async_hooks';
import type { Awaitable } from './awaitable';
import { isLoopRunning, setRunningLoop } from './context';
import { ensureFuture } from './ensureFuture';
import { RuntimeError } from './errors';
import { type Callback, Handle, TimerHandle } from './handle';
import { ensureDebugMode, hooks } from './hooks';
import type { Task } from './task';
import { type Timer, Timers } from './timers';
import { reportUnretrieved } from './unretrieved';

/** Node's timers take no longer delays. Milliseconds. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

/** What a loop's exception handler is told. */
export interface ExceptionContext {
  /** What happened, in words. */
  readonly message: string;
  readonly exception?: unknown;
  /** The future, as text: it may be gone. */
  readonly future?: string;
  readonly handle?: Handle;
}

/**
 * Makes a loop. It has to be closed; {@link run} does it all by itself.
 *
 * @example
 * const answer = coro(async function answer() { return 42; });
 * const loop = newEventLoop();
 * await loop.runUntilComplete(answer()) // → 42
 * loop.close();
 */
export function newEventLoop(): EventLoop {
  return new EventLoop();
}

/**
 * Runs callbacks in turns, on top of Node's own loop: a callback that is scheduled in one turn runs in the next.
 * One loop runs at a time in a thread. While it does, it keeps the process alive, as CPython's does: a program whose
 * tasks wait for something that never comes hangs.
 *
 * @example
 * const loop = new EventLoop();
 * const calls: string[] = [];
 * loop.callSoon((name: string) => calls.push(name), 'a');
 * loop.callLater(1, () => { calls.push('b'); loop.stop(); });
 * await loop.runForever();
 * loop.close();
 * calls.join() // → 'a,b'
 */
export class EventLoop {
  /** A step that takes longer is reported in debug mode. Milliseconds. */
  slowCallbackDuration = 100;

  /**
   * Counts the turns, to tell a handle of this turn from one of the next.
   * @internal
   */
  _turn = 0;

  readonly #timers = new Timers();
  #timeout: NodeJS.Timeout | undefined;
  #timeoutFor: number | undefined;
  #parked: Handle[] = [];
  #whenStopped: (() => void) | undefined;
  #isStopping = false;
  #isClosed = false;
  #isDebug = false;
  #exceptionHandler: ((loop: EventLoop, context: ExceptionContext) => void) | undefined;

  constructor() {
    ensureDebugMode(false);
  }

  /** The loop's clock, in milliseconds. Only differences mean something. */
  time(): number {
    return performance.now();
  }

  isRunning(): boolean {
    return this.#whenStopped !== undefined;
  }

  isClosed(): boolean {
    return this.#isClosed;
  }

  getDebug(): boolean {
    return this.#isDebug;
  }

  /** Starts the debug mode. It stays on for the life of the process. */
  setDebug(isEnabled: boolean): void {
    this.#isDebug = isEnabled;
    if (isEnabled) ensureDebugMode(true);
  }

  /** Calls `callback` on the next turn. */
  callSoon<A extends unknown[]>(callback: (...args: A) => unknown, ...args: A): Handle {
    this.#checkClosed();
    const handle = new Handle(this, callback as Callback, args);
    handle._schedule();
    return handle;
  }

  /** Calls `callback` after `delayMs` milliseconds. */
  callLater<A extends unknown[]>(
    delayMs: number,
    callback: (...args: A) => unknown,
    ...args: A
  ): TimerHandle {
    return this.callAt(this.time() + delayMs, callback, ...args);
  }

  /** Calls `callback` when the loop's clock shows `whenMs`. */
  callAt<A extends unknown[]>(whenMs: number, callback: (...args: A) => unknown, ...args: A): TimerHandle {
    this.#checkClosed();
    const handle = new TimerHandle(whenMs, this, AsyncResource.bind(callback as Callback), args);
    this._addTimer(handle);
    return handle;
  }

  /** Runs until {@link stop}. Throws {@link RuntimeError} if this or another loop runs, or if it is closed. */
  async runForever(): Promise<void> {
    this.#checkRunnable();
    setRunningLoop(this);
    const stopped = new Promise<void>((resolve) => {
      this.#whenStopped = resolve;
    });
    const keepAlive = setInterval(() => {}, LONGEST_DELAY_MS);
    hooks?.loopStarted(this);
    this.#unpark();
    this.#setTimeout();
    await stopped;
    clearInterval(keepAlive);
    clearTimeout(this.#timeout);
    this.#timeoutFor = undefined;
    hooks?.loopStopped(this);
  }

  /**
   * Runs until the awaitable is done and returns its result, or throws its exception. Throws {@link RuntimeError}
   * as {@link runForever} does, or if the loop was stopped before.
   */
  async runUntilComplete<T>(awaitable: Awaitable<T> | PromiseLike<T>): Promise<T> {
    this.#checkRunnable();
    const future = ensureFuture(awaitable, this);
    const stop = () => this.stop();
    future.addDoneCallback(stop);
    await this.runForever();
    future.removeDoneCallback(stop);
    if (!future.done()) throw new RuntimeError('Event loop stopped before Future completed.');
    return future.result();
  }

  /** Stops after this turn. What is scheduled for later waits until the loop runs again. */
  stop(): void {
    if (this.#isStopping) return;
    this.#isStopping = true;
    if (this.isRunning()) setImmediate(() => this.#finish());
  }

  /** Closes it for good; what is scheduled is dropped. Throws {@link RuntimeError} while it runs. */
  close(): void {
    if (this.isRunning()) throw new RuntimeError('Cannot close a running event loop');
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#parked = [];
    reportUnretrieved(this);
    hooks?.loopClosed(this);
  }

  /** Sets who is told of exceptions that reach nobody; `undefined` sets the default, which writes to stderr. */
  setExceptionHandler(handler: ((loop: EventLoop, context: ExceptionContext) => void) | undefined): void {
    this.#exceptionHandler = handler;
  }

  getExceptionHandler(): ((loop: EventLoop, context: ExceptionContext) => void) | undefined {
    return this.#exceptionHandler;
  }

  /** Tells the exception handler. An exception in the handler itself goes to the default one. */
  callExceptionHandler(context: ExceptionContext): void {
    const handler = this.#exceptionHandler ?? (() => this.defaultExceptionHandler(context));
    try {
      handler(this, context);
    } catch (exception) {
      this.defaultExceptionHandler({ message: 'Unhandled error in exception handler', exception });
    }
  }

  /** Writes what happened to stderr. */
  defaultExceptionHandler(context: ExceptionContext): void {
    const { message, future, exception } = context;
    console.error(future ? `${message}\nfuture: ${future}` : message);
    if (exception !== undefined) console.error(exception);
  }

  /** @internal */
  _callSoon<A>(callback: (argument: A) => void, argument: A, task?: Task<unknown>): void {
    new Handle(this, callback as Callback, [argument], task)._schedule();
  }

  /** @internal */
  _addTimer(timer: Timer): void {
    this.#timers.add(timer);
    this.#setTimeout();
  }

  /** @internal */
  _cancelTimer(timer: Timer): void {
    this.#timers.cancel(timer);
  }

  /**
   * Keeps a handle until the loop runs.
   * @internal
   */
  _park(handle: Handle): void {
    if (!this.#isClosed) this.#parked.push(handle);
  }

  /**
   * Whether a handle that was scheduled in `turn` may run now; the first one of the next turn begins it.
   * @internal
   */
  _admit(turn: number): boolean {
    if (!this.isRunning()) return false;
    if (turn !== this._turn) return true;
    if (this.#isStopping) return false;
    this._turn++;
    this.#expire();
    return true;
  }

  #unpark(): void {
    const parked = this.#parked;
    this.#parked = [];
    if (this.#isStopping) {
      // Stopped before it ran: one turn, as in CPython.
      this.#isStopping = false;
      this.callSoon(() => this.stop());
    }
    for (const handle of parked) if (!handle.cancelled()) handle._schedule();
  }

  #finish(): void {
    this.#isStopping = false;
    setRunningLoop(undefined);
    const whenStopped = this.#whenStopped!;
    this.#whenStopped = undefined;
    whenStopped();
  }

  #expire(): void {
    if (this.#timers.next() !== undefined) this.#timers.expire(this.time());
  }

  #setTimeout(): void {
    const when = this.#timers.next();
    if (when === this.#timeoutFor || !this.isRunning()) return;
    clearTimeout(this.#timeout);
    this.#timeoutFor = when;
    if (when === undefined) return;
    const delay = Math.min(Math.max(when - this.time(), 0), LONGEST_DELAY_MS);
    this.#timeout = setTimeout(() => {
      this.#timeoutFor = undefined;
      this.#expire();
      this.#setTimeout();
    }, delay);
  }

  #checkRunnable(): void {
    this.#checkClosed();
    if (this.isRunning()) throw new RuntimeError('This event loop is already running');
    if (isLoopRunning()) throw new RuntimeError('Cannot run the event loop while another loop is running');
  }

  #checkClosed(): void {
    if (this.#isClosed) throw new RuntimeError('Event loop is closed');
  }
}
