import { availableParallelism } from 'node:os';
import { Executor, type ExecutorOptions } from './executor';

/**
 * A pool of threads. A thread costs about as much to start as a small process, some 30 ms, and has its own copy of
 * every module. As many as CPython's run by default: the number of processors and 4 more, at most 32. Throws a
 * `RangeError` if `maxWorkers` is less than 1.
 *
 * @example
 * const path = jobsOf<typeof import('node:path')>('node:path');
 * const main = coro(async function main() {
 *   const pool = new ThreadPoolExecutor({ maxWorkers: 2 });
 *   const names: string[] = [];
 *   for await (const name of pool.map(path.dirname, ['/a/1', '/b/2'])) names.push(name);
 *   await pool.shutdown();
 *   return names.join();
 * });
 * await run(main()) // → '/a,/b'
 */
export class ThreadPoolExecutor extends Executor {
  constructor({ maxWorkers = Math.min(32, availableParallelism() + 4), name }: ExecutorOptions = {}) {
    super('worker_threads', maxWorkers, name);
  }
}
