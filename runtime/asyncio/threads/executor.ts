import type { Tinypool } from 'tinypool';
import { RuntimeError } from '../errors';
import { type CancelCause, hooks, type Resource, type ResourceInfo, type WaitInfo } from '../hooks';
import { getRunningLoop } from '../loop/context';
import type { EventLoop } from '../loop/loop';
import { Future } from '../tasks/future';
import { checkJob, type Job } from './job';
import { type Outcome, POOL_CODE, resultOf } from './workerCode';

/** Workers that have nothing to do are kept. Milliseconds; Node's timers take no longer delays. */
const IDLE_TIMEOUT_MS = 2 ** 31 - 1;

/** How a pool is made. */
export interface ExecutorOptions {
  /** How many jobs run at the same time; at least 1. */
  readonly maxWorkers?: number;
  /** The name that the panel shows. CPython's have none. */
  readonly name?: string;
}

/** How a pool is shut down. */
export interface ShutdownOptions {
  /** Whether to wait until all jobs are done; by default, yes. */
  readonly wait?: boolean;
  /** Whether to cancel the jobs that have not started; by default, they are done. */
  readonly cancelFutures?: boolean;
}

/**
 * A pool of workers that call functions of modules. The workers start when there is work for them, are used again, and
 * don't keep the process alive while they have nothing to do. `await using` shuts a pool down at the end of a block.
 */
export abstract class Executor implements Resource {
  readonly #runtime: 'worker_threads' | 'child_process';
  readonly #maxWorkers: number;
  readonly #name: string | undefined;
  readonly #waiting = new Set<JobFuture<unknown>>();
  readonly #running = new Set<Promise<void>>();
  #pool: Promise<Tinypool> | undefined;
  /** Why the workers can't start. */
  #failure: unknown;
  #closed: Promise<void> | undefined;

  /** @internal */
  constructor(runtime: 'worker_threads' | 'child_process', maxWorkers: number, name: string | undefined) {
    if (!(maxWorkers >= 1)) throw new RangeError('maxWorkers must be greater than 0');
    this.#runtime = runtime;
    this.#maxWorkers = Math.floor(maxWorkers);
    this.#name = name;
    hooks?.resourceMade(this);
  }

  /**
   * Has a worker call the function as soon as one is free; what was submitted first goes first. The future belongs to
   * the loop that runs: it is to be awaited, and has no blocking `result(timeout)`. Cancelling it takes the job out of
   * the queue, or ends the worker that does it, wherever it is; CPython lets a job that runs go on.
   *
   * What the function throws is thrown by the await, with its message, its stack, and its name and class if that is
   * one of JavaScript's own. `process.exit()` in a job throws an error of the name `SystemExit`.
   *
   * Throws {@link RuntimeError} if no loop runs, or after {@link shutdown}, and a `TypeError` for a function that is
   * none of {@link jobsOf}.
   */
  submit<A extends unknown[], T>(job: Job<A, T>, ...args: A): Future<T> {
    return this._submit(getRunningLoop(), job, args);
  }

  /**
   * Has the workers call the function for each of the items, at once, and gives the results in order, as they come.
   * The jobs that are left are cancelled if you stop early.
   */
  map<A, T>(job: Job<[A], T>, items: Iterable<A>): AsyncGenerator<T, void> {
    return inOrder(Array.from(items, (item) => this.submit(job, item)));
  }

  /**
   * Takes no more jobs, and ends the workers when those that were taken are done. It acts in the call; the promise is
   * for those who want to wait. May be called again.
   */
  async shutdown({ wait = true, cancelFutures = false }: ShutdownOptions = {}): Promise<void> {
    this.#closed ??= this.#close();
    if (cancelFutures) for (const future of this.#waiting) future.cancel();
    if (wait) await this.#closed;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.shutdown();
  }

  /** @internal */
  _submit<A extends unknown[], T>(loop: EventLoop, job: Job<A, T>, args: A): Future<T> {
    if (this.#closed) throw new RuntimeError('cannot schedule new futures after shutdown');
    checkJob(job);
    const future: JobFuture<T> = new JobFuture(loop, job, args, () => this.#waiting.delete(future));
    this.#waiting.add(future);
    this.#startNext();
    return future;
  }

  /** @internal */
  _resourceInfo(): ResourceInfo {
    return {
      kind: this.#runtime === 'worker_threads' ? 'threadPool' : 'processPool',
      name: this.#name,
      waiters: this.#waiting.size,
      size: this.#running.size,
      capacity: this.#maxWorkers,
    };
  }

  #startNext(): void {
    if (this.#running.size === this.#maxWorkers) return;
    const [future] = this.#waiting;
    if (!future) return;
    this.#waiting.delete(future);
    const running = this.#run(future).then(() => {
      this.#running.delete(running);
      this.#startNext();
    });
    this.#running.add(running);
  }

  async #run(future: JobFuture<unknown>): Promise<void> {
    try {
      this.#pool ??= this.#open();
      future._ended(await future._runIn(await this.#pool));
    } catch (error) {
      const isGivenUp = error instanceof Error && error.name === 'CancelError';
      future._ended({ thrown: isGivenUp ? this.#failure : this.#failureOf(error) });
    }
  }

  async #open(): Promise<Tinypool> {
    const { Tinypool } = await import('tinypool');
    // A debugger of this process has the port that is named there.
    const execArgv = process.execArgv.filter((flag) => !flag.startsWith('--inspect'));
    const pool = new Tinypool({
      runtime: this.#runtime,
      filename: POOL_CODE,
      name: 'run',
      minThreads: 0,
      maxThreads: this.#maxWorkers,
      idleTimeout: IDLE_TIMEOUT_MS,
      // By default it gives processes an empty environment, and passes them JSON.
      env: { ...process.env } as Record<string, string>,
      serialization: 'advanced',
      ...(this.#runtime === 'child_process' && { execArgv }),
    });
    // A worker has failed that had no job: one that can't even start leaves those waiting that it was started for.
    pool.on('error', (error) => {
      this.#failure = this.#failureOf(error);
      pool.cancelPendingTasks();
    });
    return pool;
  }

  /** Why a worker failed. Of a process that is gone, what is told first may be that it can't be written to. */
  #failureOf(error: unknown): unknown {
    if (this.#runtime !== 'child_process') return error;
    const { code } = error as NodeJS.ErrnoException;
    const isGone = code === 'EPIPE' || code === 'ERR_IPC_CHANNEL_CLOSED';
    return isGone ? new Error('Worker exited unexpectedly', { cause: error }) : error;
  }

  async #close(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
    const pool = await this.#pool?.catch(() => undefined);
    await pool?.destroy();
  }
}

class JobFuture<T> extends Future<T> {
  readonly #job: Job<never, T>;
  readonly #args: readonly unknown[];
  readonly #whenCancelled: () => void;
  readonly #abort = new AbortController();

  constructor(loop: EventLoop, job: Job<never, T>, args: readonly unknown[], whenCancelled: () => void) {
    super(loop);
    this.#job = job;
    this.#args = args;
    this.#whenCancelled = whenCancelled;
  }

  _runIn(pool: Tinypool): Promise<Outcome> {
    const { module, name } = this.#job;
    return pool.run({ module, name, args: this.#args }, { signal: this.#abort.signal });
  }

  _ended(outcome: Outcome): void {
    if (this.done()) return;
    try {
      this.setResult(resultOf(outcome) as T);
    } catch (error) {
      this.setException(error);
    }
  }

  /** @internal */
  override _cancel(message: string | undefined, cause: CancelCause): boolean {
    if (!super._cancel(message, cause)) return false;
    this.#whenCancelled();
    this.#abort.abort();
    return true;
  }

  /** @internal */
  override _waitInfo(): WaitInfo {
    return { kind: 'executor', subject: `${this.#job}` };
  }
}

async function* inOrder<T>(futures: ReadonlyArray<Future<T>>): AsyncGenerator<T, void> {
  try {
    for (const future of futures) yield await future;
  } finally {
    for (const future of futures) future.cancel();
  }
}
