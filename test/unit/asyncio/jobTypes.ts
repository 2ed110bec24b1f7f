/** For the compiler alone: what can be passed to a job, and what comes back. */
import {
  type Coroutine,
  type EventLoop,
  type Executor,
  type Future,
  jobsOf,
  Thread,
  toThread,
} from '../../../runtime/asyncio/index';

const jobs = jobsOf<typeof import('./jobs')>('node:jobs');
const others = jobsOf<{ load(url: URL): Promise<number>; limit: number; Shape: typeof Map }>('node:others');

export function fits(pool: Executor, loop: EventLoop): unknown[] {
  const ofThread: Coroutine<number> = toThread(jobs.processId);
  const ofLoop: Future<string | undefined> = loop.runInExecutor(pool, jobs.environment, 'PATH');
  const ofPool: Future<number> = pool.submit(others.load, new URL('file:///'));
  const ofMap: AsyncGenerator<string | undefined, void> = pool.map(jobs.environment, ['HOME', 'PATH']);
  return [ofThread, ofLoop, ofPool, ofMap, new Thread({ target: jobs.where })];
}

export function fitsNot(pool: Executor, loop: EventLoop): unknown[] {
  return [
    // @ts-expect-error: no such export
    jobs.missing,
    // @ts-expect-error: not a function
    others.limit,
    // @ts-expect-error: a class
    others.Shape,
    // @ts-expect-error: an argument of another type
    toThread(jobs.exit, '1'),
    // @ts-expect-error: too few arguments
    toThread(jobs.exit),
    // @ts-expect-error: too many arguments
    loop.runInExecutor(pool, jobs.processId, 1),
    // @ts-expect-error: another result
    toThread(jobs.processId) satisfies Coroutine<string>,
    // @ts-expect-error: items of another type
    pool.map(jobs.exit, ['1']),
    // @ts-expect-error: a function of this thread
    toThread(() => 1),
    // @ts-expect-error: no arguments
    new Thread({ target: jobs.exit }),
    // @ts-expect-error: an argument of another type
    new Thread({ target: jobs.exit, args: ['1'] }),
    // @ts-expect-error: not an executor
    loop.runInExecutor({ submit: () => {} }, jobs.where),
  ];
}
