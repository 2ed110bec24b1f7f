import type { Awaitable } from '../coroutines/awaitable';
import type { CancelledError } from '../errors';
import { hooks } from '../hooks';
import { currentTask } from '../loop/context';
import type { EventLoop } from '../loop/loop';
import type { Task } from './task';

/** One await that has begun and is not over: what a task is cancelled out of. */
export interface Wait {
  /** Whose await it is; none outside of tasks. */
  task: Task<unknown> | undefined;
  readonly awaited: Awaitable<unknown>;
  /** Ends it early. False if it is over and the task is only not resumed yet. */
  cancel(message: string | undefined): boolean;
  /** Whether it ends, or has ended, by being cancelled. */
  isCancelled(): boolean;
  /** Continues the one that awaits: with the outcome, or with `error`. */
  resume(error: CancelledError | undefined): void;
  /** What continues the one that awaits, for a debug mode to follow. */
  readonly resolve: ((value: never) => void) | undefined;
}

/** Puts a wait among those of the current task. */
export function beginWait(wait: Wait): void {
  const task = currentTask();
  wait.task = task;
  task?._addWait(wait);
  hooks?.waitBegins(wait);
  task?._passOnCancel(wait);
}

/** Resumes on the next turn of the loop. */
export function endWait(wait: Wait, loop: EventLoop): void {
  hooks?.waitEnding(wait);
  loop._callSoon(resume, wait, wait.task);
}

function resume(wait: Wait): void {
  const error = wait.task?._removeWait(wait);
  const isCancelled = wait.isCancelled();
  hooks?.waitEnds(wait);
  if (wait.task && (error || isCancelled)) hooks?.cancelDelivered(wait.task, wait);
  // Of two cancellations the first one is thrown.
  wait.resume(isCancelled ? undefined : error);
}
