import type { Task } from '../tasks/task';
import { getRunningLoop, heldTasks } from './context';
import type { EventLoop } from './loop';

/**
 * The tasks of a loop that are not done; by default of the one that runs. Throws {@link RuntimeError} if none runs then.
 *
 * @example
 * const main = coro(async function main() {
 *   createTask(sleep(10));
 *   return allTasks().size;
 * });
 * await run(main()) // → 2
 */
export function allTasks(loop: EventLoop = getRunningLoop()): Set<Task<unknown>> {
  return heldTasks(loop);
}
