import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
import { Coroutine } from '../coroutines/coroutine';
import { CancelledError, cancelledError, RuntimeError } from '../errors';
import { type CancelCause, hooks, type Site, type WaitInfo } from '../hooks';
import { currentTask, getRunningLoop, hold, release, runAs, whoHandedOver } from '../loop/context';
import type { EventLoop } from '../loop/loop';
import type { Context } from './contextVariables';
import { Future } from './future';
import { repr } from './repr';
import type { Wait } from './waiting';

/** How a task is made. */
export interface TaskOptions {
  /** By default `Task-1`, `Task-2`, … */
  readonly name?: string;
  /** What it runs in: see {@link Context}. By default that of the call that makes the task. */
  readonly context?: Context | undefined;
  /**
   * Starts it in the call that makes the task, up to its first await, if the loop runs. A task that never
   * suspends is done before the loop's next turn.
   */
  readonly eagerStart?: boolean | undefined;
}

let created = 0;
let unnamed = 0;

/**
 * A coroutine that runs on its own. Awaiting the task gives its result, as often as you like.
 *
 * @example
 * const work = coro(async function work() { await sleep(1); return 'done'; });
 * const main = coro(async function main() {
 *   const task: Task<string> = createTask(work(), { name: 'worker' });
 *   return `${task.getName()} ${task.done()} ${await task} ${task.done()}`;
 * });
 * await run(main()) // → 'worker false done true'
 */
export class Task<T> extends Future<T> {
  /** @internal */
  readonly _id: number = ++created;
  readonly #coroutine: Coroutine<T>;
  /** A number until somebody asks for it: most names are never read. */
  #name: string | number;
  /**
   * Its neighbours among all tasks that are not done.
   * @internal
   */
  _older: Task<unknown> | undefined = undefined;
  /** @internal */
  _newer: Task<unknown> | undefined = undefined;
  /** What it starts in. */
  #context: AsyncResource | undefined = undefined;
  // One wait is the rule; `Promise.all` in a task makes several.
  #waits: Wait | Set<Wait> | undefined = undefined;
  #mustCancel = false;
  #cancelMessage: string | undefined = undefined;
  #cancelRequests = 0;
  #abort: AbortController | undefined = undefined;

  constructor(coroutine: Coroutine<T>, options: TaskOptions & { readonly loop?: EventLoop } = {}) {
    super(options.loop ?? getRunningLoop());
    if (!(coroutine instanceof Coroutine)) {
      const isPromise = (coroutine as unknown) instanceof Promise;
      const got = isPromise ? 'a promise: give its async function to coro()' : repr(coroutine);
      throw new TypeError(`a coroutine was expected, got ${got}`);
    }
    this.#coroutine = coroutine;
    this.#name = options.name ?? ++unnamed;
    hold(this);
    hooks?.taskCreated(this, currentTask());
    this.#scheduleStart(options);
  }

  getName(): string {
    if (typeof this.#name === 'number') this.#name = `Task-${this.#name}`;
    return this.#name;
  }

  setName(name: string): void {
    this.#name = name;
  }

  getCoro(): Coroutine<T> {
    return this.#coroutine;
  }

  /**
   * Asks the task to stop: a {@link CancelledError} with this message is thrown at the await where it waits. A task
   * that has not started never starts. While the task awaits something foreign (a promise, not wrapped in
   * `foreign`), the error is thrown at its next await of something of this library.
   *
   * @returns false if the task is done
   */
  override cancel(message?: string): boolean {
    return super.cancel(message);
  }

  /** How many times `cancel` was called, less the calls of {@link uncancel}. */
  cancelling(): number {
    return this.#cancelRequests;
  }

  /** Takes one cancellation back: for code that caught the error and goes on. Returns what is left. */
  uncancel(): number {
    if (this.#cancelRequests > 0 && --this.#cancelRequests === 0) {
      this.#mustCancel = false;
      hooks?.cancelTakenBack(this);
    }
    return this.#cancelRequests;
  }

  /** Aborted as soon as the task is cancelled, for APIs such as `fetch`. It stays so after `uncancel`. */
  get signal(): AbortSignal {
    this.#abort ??= new AbortController();
    if (this.#cancelRequests > 0) this.#abort.abort(new CancelledError(this.#cancelMessage));
    return this.#abort.signal;
  }

  /**
   * Where the task waits, innermost first. Only the debug mode knows, and only of waits that last: it looks for them
   * fifty times a second. Empty without.
   */
  getStack(): Site[] {
    return hooks?.stackOf(this) ?? [];
  }

  /** Not for tasks: throws {@link RuntimeError}. */
  override setResult(): void {
    throw new RuntimeError('Task does not support setResult operation');
  }

  /** Not for tasks: throws {@link RuntimeError}. */
  override setException(): void {
    throw new RuntimeError('Task does not support setException operation');
  }

  /** @internal */
  _startInContext(): void {
    const context = this.#context!;
    this.#context = undefined;
    context.runInAsyncScope(runAs, undefined, this, begin, this);
  }

  /** @internal */
  _start(): void {
    if (this.#mustCancel) {
      this.#coroutine._close(this.#cancelMessage);
      hooks?.cancelDelivered(this, undefined);
      this.#cancelled(cancelledError(this.#cancelMessage));
    } else {
      this.#coroutine._begin(
        (value) => this.#returned(value),
        (error) => this.#threw(error),
      );
    }
  }

  /** @internal */
  override _cancel(
    message: string | undefined,
    cause: CancelCause,
    by: Task<unknown> | undefined = currentTask(),
  ): boolean {
    if (this.done()) return false;
    hooks?.cancelRequested(this, by, cause, message, whoHandedOver());
    this.#cancelRequests++;
    this.#cancelMessage = message;
    this.#abort?.abort(new CancelledError(message));
    if (!this.#cancelWaits(message)) this.#mustCancel = true;
    return true;
  }

  /** @internal */
  _addWait(wait: Wait): void {
    if (this.#waits === undefined) this.#waits = wait;
    else if (this.#waits instanceof Set) this.#waits.add(wait);
    else this.#waits = new Set([this.#waits, wait]);
  }

  /**
   * The wait is over; returns what to throw instead of its outcome.
   * @internal
   */
  _removeWait(wait: Wait): CancelledError | undefined {
    if (this.#waits instanceof Set) this.#waits.delete(wait);
    else this.#waits = undefined;
    if (!this.#mustCancel) return undefined;
    this.#mustCancel = false;
    return cancelledError(this.#cancelMessage);
  }

  /**
   * A cancel that came while the task ran is delivered at its next await.
   * @internal
   */
  _passOnCancel(wait: Wait): void {
    if (this.#mustCancel && wait.cancel(this.#cancelMessage)) this.#mustCancel = false;
  }

  /** @internal */
  _waits(): Iterable<Wait> {
    if (this.#waits instanceof Set) return this.#waits;
    return this.#waits ? [this.#waits] : [];
  }

  /** @internal */
  override _kind(): string {
    return 'Task';
  }

  /** @internal */
  override _taskId(): number {
    return this._id;
  }

  /** @internal */
  override _describe(): string {
    return super
      ._describe()
      .replace(/^(\S+ \S+)/, `$1 name='${this.getName()}' coro=<${this.#coroutine.name}()>`);
  }

  /** @internal */
  override _waitInfo(): WaitInfo {
    return { kind: 'task', task: this, subject: this.getName() };
  }

  #scheduleStart({ context, eagerStart }: TaskOptions): void {
    const loop = this.getLoop();
    if (eagerStart && loop.isRunning()) {
      const inContext: Context = context ?? AsyncLocalStorage.snapshot();
      inContext(() => runAs(this, begin, this));
      return;
    }
    if (context) context(() => this.#keepContext());
    else this.#keepContext();
    loop._callSoon(start, this, this);
  }

  #keepContext(): void {
    this.#context = new AsyncResource('Task', { requireManualDestroy: true });
  }

  #cancelWaits(message: string | undefined): boolean {
    const waits = this.#waits;
    if (!(waits instanceof Set)) return waits?.cancel(message) ?? false;
    let isAccepted = false;
    for (const wait of waits) if (wait.cancel(message)) isAccepted = true;
    return isAccepted;
  }

  #returned(value: T): void {
    // Cancelled in its last step, after its last await.
    if (this.#mustCancel) {
      this.#cancelled(this.#cancelMessage);
      return;
    }
    release(this);
    this._finish(value);
    hooks?.taskDone(this, undefined);
  }

  #threw(error: unknown): void {
    if (error instanceof CancelledError) {
      this.#cancelled(error);
      return;
    }
    release(this);
    this._fail(error);
    hooks?.taskDone(this, { error });
  }

  #cancelled(cancellation: CancelledError | string | undefined): void {
    release(this);
    this._finishCancelled(cancellation);
    hooks?.taskDone(this, undefined);
  }
}

function start(task: Task<unknown>): void {
  task._startInContext();
}

function begin(task: Task<unknown>): void {
  task._start();
}

/**
 * Makes a task of a coroutine. It starts on the loop's next turn, not in the call, if you don't ask for that. The loop holds it until it
 * is done, even if nobody else does. Throws {@link RuntimeError} if no loop runs.
 *
 * @example
 * const log: string[] = [];
 * const work = coro(async function work() { log.push('task'); });
 * const main = coro(async function main() {
 *   const task = createTask(work());
 *   log.push('main');
 *   await task;
 * });
 * await run(main());
 * log.join() // → 'main,task'
 */
export function createTask<T>(coroutine: Coroutine<T>, options: TaskOptions = {}): Task<T> {
  return getRunningLoop().createTask(coroutine, options);
}
