import type { Coroutine } from '../coroutines/coroutine';
import { MethodCall } from '../coroutines/methodCall';
import { getRunningLoop } from '../loop/context';
import type { Job } from './job';

/**
 * Calls a function of a module in a thread, so that it doesn't block the loop, and gives its result. The thread is one
 * of the loop's default pool. A task that is cancelled meanwhile gets its {@link CancelledError} at once, and the
 * thread is ended, wherever it is; CPython's would go on. The thread has no copy of the context: pass what it needs.
 *
 * @param job one of {@link jobsOf} a module; throws a `TypeError` for another function
 *
 * @example
 * const path = jobsOf<typeof import('node:path')>('node:path');
 * const main = coro(async function main() { return await toThread(path.basename, '/tmp/report.txt', '.txt'); });
 * await run(main()) // → 'report'
 */
export function toThread<A extends unknown[], T>(job: Job<A, T>, ...args: A): Coroutine<T> {
  return new MethodCall(toThread.name, async () => {
    return await getRunningLoop().runInExecutor(undefined, job, ...args);
  });
}
