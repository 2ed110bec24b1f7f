import { AsyncLocalStorage } from 'node:async_hooks';
import { RuntimeError } from '../errors';
import type { Task } from '../tasks/task';
import type { EventLoop } from './loop';

let runningLoop: EventLoop | undefined;
const runningTask = new AsyncLocalStorage<Task<unknown> | undefined>();
let handedBy: Task<unknown> | undefined;

/** The tasks that are not done, of loops that are not closed, the newest first: a list through their own fields. */
let newest: Task<unknown> | undefined;

/**
 * The loop that runs. Throws {@link RuntimeError} if none does.
 *
 * @example
 * const main = coro(async function main() { return getRunningLoop().isRunning(); });
 * await run(main()) // → true
 */
export function getRunningLoop(): EventLoop {
  if (!runningLoop) throw new RuntimeError('no running event loop');
  return runningLoop;
}

/** The loop that runs, if one does. */
export function findRunningLoop(): EventLoop | undefined {
  return runningLoop;
}

/** Whether a loop runs. */
export function isLoopRunning(): boolean {
  return runningLoop !== undefined;
}

/** Says which loop runs now; one at a time. */
export function setRunningLoop(loop: EventLoop | undefined): void {
  runningLoop = loop;
}

/**
 * The task that runs; `undefined` in a callback of the loop and outside of it. Callbacks of Node (an event's
 * listener, a timer) see the task that set them up.
 *
 * @example
 * const work = coro(async function work() { return currentTask()?.getName(); });
 * const main = coro(async function main() { return await createTask(work(), { name: 'worker' }); });
 * await run(main()) // → 'worker'
 */
export function currentTask(): Task<unknown> | undefined {
  return runningTask.getStore();
}

/** The tasks that are held: of one loop, or of every loop, for the debug mode that comes to a running program. */
export function heldTasks(loop?: EventLoop): Set<Task<unknown>> {
  const tasks: Task<unknown>[] = [];
  for (let task = newest; task; task = task._older) {
    if (!loop || task.getLoop() === loop) tasks.push(task);
  }
  return new Set(tasks.reverse());
}

/** Calls something with `task` as the current one. */
export function runAs<A extends unknown[]>(
  task: Task<unknown> | undefined,
  callback: (...args: A) => unknown,
  ...args: A
): void {
  runningTask.run(task, callback, ...args);
}

/** Calls what was handed to the loop, in the context of whoever did that, but with no task as the current one. */
export function runHanded<A extends unknown[]>(callback: (...args: A) => unknown, ...args: A): void {
  handedBy = currentTask();
  try {
    runAs(undefined, callback, ...args);
  } finally {
    handedBy = undefined;
  }
}

/** The task that has handed the loop the callback which runs. */
export function whoHandedOver(): Task<unknown> | undefined {
  return handedBy;
}

/** Holds a task until it is done, unlike CPython's loop, which may lose a task that nobody refers to. */
export function hold(task: Task<unknown>): void {
  task._older = newest;
  if (newest) newest._newer = task;
  newest = task;
}

/** Lets go of a task that is done, or whose loop is closed. */
export function release(task: Task<unknown>): void {
  if (task._newer) task._newer._older = task._older;
  else if (newest === task) newest = task._older;
  if (task._older) task._older._newer = task._newer;
  task._older = undefined;
  task._newer = undefined;
}
