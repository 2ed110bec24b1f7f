import { AsyncResource } from 'node:async_hooks';
import type { Awaitable } from '../coroutines/awaitable';
import type { Coroutine } from '../coroutines/coroutine';
import { MethodCall } from '../coroutines/methodCall';
import { RuntimeError } from '../errors';
import { ensureDebugMode, hooks } from '../hooks';
import { ensureFuture } from '../tasks/ensureFuture';
import { Future } from '../tasks/future';
import { repr } from '../tasks/repr';
import { Task, type TaskOptions } from '../tasks/task';
import type { TaskFactory } from '../tasks/taskFactory';
import { reportUnretrieved } from '../tasks/unretrieved';
import { DefaultExecutor } from '../threads/defaultExecutor';
import type { Executor } from '../threads/executor';
import type { Job } from '../threads/job';
import type { ThreadPoolExecutor } from '../threads/threadPoolExecutor';
import { allTasks } from './allTasks';
import { AsyncGenerators } from './asyncGenerators';
import { isLoopRunning, release, setRunningLoop } from './context';
import { type ExceptionContext, inLines } from './exceptionContext';
import { type Callback, Handle, TimerHandle } from './handle';
import { RunQueue } from './runQueue';
import { SignalHandlers } from './signalHandlers';
import { type Timer, Timers } from './timers';

/** Node's timers take no longer delays. Milliseconds. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

/** What can't outlive its loop. */
interface LoopResource {
  /** @internal */
  _abandon(): void;
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

  /** @internal */
  readonly _asyncGenerators = new AsyncGenerators();

  readonly #queue = new RunQueue(this);
  readonly #timers = new Timers();
  readonly #resources = new Set<LoopResource>();
  readonly #defaultExecutor = new DefaultExecutor();
  readonly #signalHandlers = new SignalHandlers();
  #timeout: NodeJS.Timeout | undefined;
  #timeoutFor: number | undefined;
  #whenStopped: (() => void) | undefined;
  #isStopping = false;
  #isClosed = false;
  #isDebug = false;
  #taskFactory: TaskFactory | undefined;
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

  /**
   * The same as {@link callSoon}, under the name that Python code uses in other threads. Here another thread has no
   * loop to call: it posts a message, and the listener in this thread may call any method.
   */
  callSoonThreadsafe<A extends unknown[]>(callback: (...args: A) => unknown, ...args: A): Handle {
    return this.callSoon(callback, ...args);
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
    const handle = new TimerHandle(whenMs, this, callback as Callback, args);
    this._addTimer(handle);
    return handle;
  }

  /** A future of this loop. */
  createFuture<T>(): Future<T> {
    return new Future(this);
  }

  /** Makes a task of a coroutine. It starts when the loop runs. */
  createTask<T>(coroutine: Coroutine<T>, options: TaskOptions = {}): Task<T> {
    this.#checkClosed();
    const factory = this.#taskFactory;
    return factory ? factory(this, coroutine, options) : new Task(coroutine, { ...options, loop: this });
  }

  /** Sets what makes the loop's tasks; `undefined` sets the default, which makes a {@link Task}. */
  setTaskFactory(factory: TaskFactory | undefined): void {
    this.#taskFactory = factory;
  }

  getTaskFactory(): TaskFactory | undefined {
    return this.#taskFactory;
  }

  /**
   * Closes the async generators that have begun and are not finished, of those that `asyncGenerator` made. What they
   * throw is told to the exception handler. `run` does it by itself.
   */
  shutdownAsyncgens(): Coroutine<void> {
    return new MethodCall('shutdownAsyncgens', () => this._asyncGenerators.shutdown(this));
  }

  /**
   * Has a pool call a function of a module: see {@link Executor.submit}. Without a pool it is the loop's own, of
   * threads. Throws {@link RuntimeError} if the pool is shut down, or the loop closed.
   *
   * @param job one of {@link jobsOf} a module; throws a `TypeError` for another function
   */
  runInExecutor<A extends unknown[], T>(
    executor: Executor | undefined,
    job: Job<A, T>,
    ...args: A
  ): Future<T> {
    this.#checkClosed();
    return (executor ?? this.#defaultExecutor.get())._submit(this, job, args);
  }

  /**
   * Sets the pool that {@link runInExecutor} and {@link toThread} use by default. Throws a `TypeError` if it is not one
   * of threads.
   */
  setDefaultExecutor(executor: ThreadPoolExecutor): void {
    this.#defaultExecutor.set(executor);
  }

  /**
   * Waits until the jobs of the default pool are done, and ends its threads; after `timeoutMs` milliseconds it gives up
   * with a warning. {@link run} does it at the end. After that {@link runInExecutor} throws {@link RuntimeError}.
   */
  shutdownDefaultExecutor(timeoutMs?: number): Coroutine<void> {
    return new MethodCall('EventLoop.shutdownDefaultExecutor', () =>
      this.#defaultExecutor.shutdown(this, timeoutMs),
    );
  }

  /**
   * Calls `callback` on the loop's next turn whenever the process gets the signal, instead of what happened before.
   * Throws {@link RuntimeError} if the signal can't be caught or this is not the main thread, and a `RangeError` if
   * there is no such signal.
   */
  addSignalHandler<A extends unknown[]>(
    signal: NodeJS.Signals,
    callback: (...args: A) => unknown,
    ...args: A
  ): void {
    this.#checkClosed();
    const handle = () => {
      hooks?.signalBegins(signal);
      try {
        return callback(...args);
      } finally {
        hooks?.signalEnds();
      }
    };
    const listener = AsyncResource.bind(() => void this.callSoon(handle));
    this.#signalHandlers.add(signal, listener);
  }

  /** Takes {@link addSignalHandler} back; false if there was no handler. */
  removeSignalHandler(signal: NodeJS.Signals): boolean {
    return this.#signalHandlers.remove(signal);
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
    if (this.#isStopping || !this.#queue.isEmpty) this.#queue.wake();
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
    this.#queue.wake();
  }

  /** Closes it for good; what is scheduled is dropped, and its tasks let go of. Throws {@link RuntimeError} while it runs. */
  close(): void {
    if (this.isRunning()) throw new RuntimeError('Cannot close a running event loop');
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#queue.clear();
    this.#signalHandlers.clear();
    this.#defaultExecutor.close();
    reportUnretrieved(this);
    hooks?.loopClosed(this);
    for (const task of allTasks(this)) release(task);
    for (const resource of this.#resources) resource._abandon();
  }

  /**
   * Sets who is told of exceptions that reach nobody; `undefined` sets the default, which writes to stderr. Throws a
   * `TypeError` for what can't be called.
   */
  setExceptionHandler(handler: ((loop: EventLoop, context: ExceptionContext) => void) | undefined): void {
    if (handler && typeof handler !== 'function') {
      throw new TypeError(`A callable object or undefined is expected, got ${repr(handler)}`);
    }
    this.#exceptionHandler = handler;
  }

  getExceptionHandler(): ((loop: EventLoop, context: ExceptionContext) => void) | undefined {
    return this.#exceptionHandler;
  }

  /** Tells the exception handler. An exception in the handler itself goes to the default one, with what it was told. */
  callExceptionHandler(context: ExceptionContext): void {
    const handler = this.#exceptionHandler;
    if (!handler) {
      this.#tellByDefault(context);
      return;
    }
    try {
      handler(this, context);
    } catch (exception) {
      this.#tellByDefault({ message: 'Unhandled error in exception handler', exception, context });
    }
  }

  /** Writes what happened to stderr. */
  defaultExceptionHandler(context: ExceptionContext): void {
    console.error(inLines(context));
    if (context.exception !== undefined) console.error(context.exception);
  }

  /** @internal */
  _callSoon<A>(callback: (argument: A) => void, argument: A, task?: Task<unknown>): void {
    this.#queue.add(callback, argument, task);
  }

  /** @internal */
  get _hasDefaultExecutor(): boolean {
    return this.#defaultExecutor.isUsed;
  }

  /** @internal */
  _hasSignalHandler(signal: NodeJS.Signals): boolean {
    return this.#signalHandlers.has(signal);
  }

  /**
   * Gives up a connection, a server or a subprocess when the loop is closed, if it is still open then.
   * @internal
   */
  _adopt(resource: LoopResource): void {
    this.#resources.add(resource);
  }

  /**
   * It was closed.
   * @internal
   */
  _disown(resource: LoopResource): void {
    this.#resources.delete(resource);
  }

  /** @internal */
  _addTimer(timer: Timer): void {
    this.#timers.add(timer);
    this.#setTimeout();
  }

  /** @internal */
  _timerCancelled(): void {
    this.#timers.timerCancelled();
  }

  /** @internal */
  _turnBegins(): void {
    this.#expire();
  }

  /** @internal */
  _turnEnded(): void {
    if (this.#isStopping) this.#finish();
  }

  /** A loop of the program's may have a default handler that fails; and some errors can't be written. */
  #tellByDefault(context: ExceptionContext): void {
    try {
      this.defaultExceptionHandler(context);
    } catch (exception) {
      console.error('Exception in default exception handler', exception);
    }
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
