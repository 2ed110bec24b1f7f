/** Who has caught the CancelledError of a task that did not end with it: the program, or a library on purpose. */
import { packageOf, type ResolvedFrame, type Stacks } from './stacks';
import type { Cancellation, Task } from './task';

/**
 * Whether a task that has ended swallowed the cancellation that arrived at `stack`.
 *
 * Of one whose own coroutine is a library's that is not said unless code of the user's is known to have caught it: the
 * library may have done that on purpose. Nor is it said where the library that cancelled the task may itself have made
 * something else of that, as the time limits of many do.
 */
export function isSwallowedByProgram(stacks: Stacks, task: Task, stack: number): boolean {
  const cancellation = task.cancellations.at(-1);
  if (cancellation && isOfLibrary(stacks, cancellation)) return false;
  return cancellation?.outlived !== undefined || isOfUser(stacks, task, stack);
}

/** Whether code of the user's caught it, or may have: the task's own coroutine, or the one who made a task whose frames can't be seen. */
function isOfUser(stacks: Stacks, task: Task, stack: number): boolean {
  const own = stacks.frames(stack).at(-1);
  return own ? own.isUser : stacks.userFrame(task.creationStack) !== undefined;
}

/** Whether a library that the task awaits may have cancelled it, and have caught that. */
export function isOfLibrary(stacks: Stacks, cancellation: Cancellation): boolean {
  const { cause, by, requestStack } = cancellation;
  const packages = catchers(stacks, cancellation).flatMap((frame) => packageOf(frame) ?? []);
  const caller = stacks.caller(requestStack);
  if (caller) return packages.some((name) => name === packageOf(caller));
  // The loop itself called `cancel()`, as `add_signal_handler(…, task.cancel)` has it: anybody may have asked for that.
  return (cause === 'explicit' || cause === 'signal') && !by && packages.length > 0;
}

/**
 * The frames that may have caught a cancellation. It passes from the innermost outward, so where code of the user's goes
 * on, no library further out has caught it; but one further in may have, and raised something else that the user expects.
 */
function catchers(stacks: Stacks, { deliveredStack, outlived }: Cancellation): readonly ResolvedFrame[] {
  const frames = stacks.frames(deliveredStack);
  const [goingOn] = outlived ? stacks.frames(outlived.stack) : [];
  const end = goingOn ? frames.findIndex((frame) => isSame(frame, goingOn)) : -1;
  return end < 0 ? frames : frames.slice(0, end);
}

function isSame(a: ResolvedFrame, b: ResolvedFrame): boolean {
  return a.file === b.file && a.line === b.line && a.column === b.column && a.function === b.function;
}
