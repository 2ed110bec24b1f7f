import { Worker } from 'node:worker_threads';
import type { Coroutine } from '../coroutines/coroutine';
import { MethodCall } from '../coroutines/methodCall';
import { RuntimeError } from '../errors';
import { hooks, type Resource, type ResourceInfo, type WaitInfo } from '../hooks';
import { getRunningLoop } from '../loop/context';
import type { EventLoop } from '../loop/loop';
import { Future } from '../tasks/future';
import { checkJob, type Job } from './job';
import { type Call, THREAD_CODE } from './workerCode';

let unnamed = 0;

/** What a thread does, and how. */
export type ThreadOptions<A extends unknown[]> = {
  /** The function that it calls: one of {@link jobsOf} a module. */
  readonly target: Job<A, unknown>;
  /** By default `Thread-1 (target)`, `Thread-2 (target)`, … */
  readonly name?: string;
  /** Whether the process may end while it runs; by default, no. */
  readonly daemon?: boolean;
} & (A extends [] ? { readonly args?: A } : { readonly args: A });

/**
 * A thread of its own for one call of a function. What that returns is lost, as in Python: use {@link toThread} to get
 * a result. An exception that it doesn't catch is written to stderr. It ends when the function has returned and nothing
 * else keeps it busy, no timer and no open socket, as a program does.
 *
 * @example
 * const timers = jobsOf<typeof import('node:timers/promises')>('node:timers/promises');
 * const main = coro(async function main() {
 *   const thread = new Thread({ target: timers.setTimeout, args: [1] });
 *   thread.start();
 *   await thread.join();
 *   return `${thread.name} ${thread.isAlive()}`;
 * });
 * await run(main()) // → 'Thread-1 (setTimeout) false'
 */
export class Thread<A extends unknown[]> implements Resource {
  readonly name: string;
  readonly daemon: boolean;
  readonly #call: Call;
  #worker: Worker | undefined;
  #isAlive = false;
  readonly #joins = new Set<Join>();

  constructor({ target, args, name, daemon = false }: ThreadOptions<A>) {
    checkJob(target);
    this.name = name ?? `Thread-${++unnamed} (${target.name})`;
    this.daemon = daemon;
    this.#call = { module: target.module, name: target.name, args: args ?? [] };
    hooks?.resourceMade(this);
  }

  /**
   * Starts it. Throws {@link RuntimeError} if it was started before, and a `DataCloneError` if an argument can't be
   * passed.
   */
  start(): void {
    if (this.#worker) throw new RuntimeError('threads can only be started once');
    this.#worker = new Worker(new URL(THREAD_CODE), { workerData: this.#call, name: this.name });
    this.#isAlive = true;
    if (this.daemon) this.#worker.unref();
    this.#worker.on('error', (error) => console.error(`Exception in thread ${this.name}:`, error));
    this.#worker.once('exit', () => this.#ended());
  }

  /** Whether it has started and not ended yet. */
  isAlive(): boolean {
    return this.#isAlive;
  }

  /**
   * Waits until it has ended, at most `timeoutMs` milliseconds: then {@link isAlive} tells. Unlike Python's it doesn't
   * block the loop. Throws {@link RuntimeError} if the thread was not started.
   */
  join(timeoutMs?: number): Coroutine<void> {
    return new MethodCall('Thread.join', async () => {
      if (!this.#worker) throw new RuntimeError('cannot join thread before it is started');
      if (this.#isAlive) await this.#join(timeoutMs);
    });
  }

  /** @internal */
  _resourceInfo(): ResourceInfo {
    return {
      kind: 'thread',
      name: this.name,
      waiters: this.#joins.size,
      size: Number(this.#isAlive),
      capacity: 1,
    };
  }

  async #join(timeoutMs: number | undefined): Promise<void> {
    const loop = getRunningLoop();
    const join = new Join(loop, this.name);
    this.#joins.add(join);
    const timer = timeoutMs === undefined ? undefined : loop.callLater(timeoutMs, () => join.end());
    try {
      await join;
    } finally {
      timer?.cancel();
      this.#joins.delete(join);
    }
  }

  #ended(): void {
    this.#isAlive = false;
    for (const join of this.#joins) join.end();
  }
}

class Join extends Future<void> {
  readonly #thread: string;

  constructor(loop: EventLoop, thread: string) {
    super(loop);
    this.#thread = thread;
  }

  /** It has ended, or the time is over. */
  end(): void {
    if (!this.done()) this.setResult();
  }

  /** @internal */
  override _waitInfo(): WaitInfo {
    return { kind: 'executor', subject: this.#thread };
  }
}
