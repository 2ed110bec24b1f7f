import { availableParallelism } from 'node:os';
import { Executor, type ExecutorOptions } from './executor';

/**
 * A pool of processes: for functions that may crash, or that need memory or a `process` of their own. By default, as
 * many as there are processors. A `SharedArrayBuffer` can't be passed to a process. Throws a `RangeError` if
 * `maxWorkers` is less than 1.
 *
 * @example
 * const path = jobsOf<typeof import('node:path')>('node:path');
 * const main = coro(async function main() {
 *   const pool = new ProcessPoolExecutor({ maxWorkers: 1 });
 *   const name = await getRunningLoop().runInExecutor(pool, path.basename, '/tmp/report.txt');
 *   await pool.shutdown();
 *   return name;
 * });
 * await run(main()) // → 'report.txt'
 */
export class ProcessPoolExecutor extends Executor {
  constructor({ maxWorkers = availableParallelism(), name }: ExecutorOptions = {}) {
    super('child_process', maxWorkers, name);
  }
}
