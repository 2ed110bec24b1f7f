import type { Coroutine } from '../coroutines/coroutine';
import type { EventLoop } from '../loop/loop';
import { Task, type TaskOptions } from './task';

/** What a loop makes its tasks with: see `loop.setTaskFactory`. */
export type TaskFactory = <T>(loop: EventLoop, coroutine: Coroutine<T>, options: TaskOptions) => Task<T>;

/**
 * A factory of tasks that start in the call that makes them, for `loop.setTaskFactory`: see `eagerStart`. For your
 * own kind of task there is {@link createEagerTaskFactory}.
 *
 * @example
 * const log: string[] = [];
 * const work = coro(async function work() { log.push('task'); });
 * const main = coro(async function main() {
 *   getRunningLoop().setTaskFactory(eagerTaskFactory);
 *   const task = createTask(work());
 *   log.push('main');
 *   await task;
 * });
 * await run(main());
 * log.join() // → 'task,main'
 */
export function eagerTaskFactory<T>(loop: EventLoop, coroutine: Coroutine<T>, options: TaskOptions): Task<T> {
  return new Task(coroutine, { ...options, loop, eagerStart: true });
}

/**
 * As {@link eagerTaskFactory}, of a class of yours.
 *
 * @example
 * class Job<T> extends Task<T> {}
 * const main = coro(async function main() {
 *   getRunningLoop().setTaskFactory(createEagerTaskFactory(Job));
 *   return createTask(sleep(0)) instanceof Job;
 * });
 * await run(main()) // → true
 */
export function createEagerTaskFactory(taskClass: typeof Task): TaskFactory {
  return (loop, coroutine, options) => new taskClass(coroutine, { ...options, loop, eagerStart: true });
}
