import * as l10n from '@vscode/l10n';
import type { Model } from '../model';
import { packageOf, type ResolvedFrame, type Stacks } from '../stacks';
import type { Cancellation, Task } from '../task';
import { cancelCall, cancellationInWords } from '../words';
import { type Occurrence, type Rule, related } from './finding';

/**
 * A task caught its CancelledError and returned a result, or goes on. Marked at the await where it arrived.
 *
 * Of a task that returned, and whose own coroutine is a library's, it is not said unless code of the user's is known to
 * have caught it: the library may have done that on purpose. Nor is it said where the library that cancelled the task may
 * itself have made something else of that, as the time limits of many do.
 */
export const cancelSwallowed: Rule = {
  id: 'cancel-swallowed',
  severity: 'warning',
  title: 'Cancellation swallowed',
  records: {
    cancelSwallowed: (record, { process, task }) =>
      task && isOfUser(process, record.stack, task) && !isOfLibrary(process, task.lastCancellation)
        ? [occurrence(process, task, record.stack)]
        : [],
  },
  watch(process) {
    const told = new WeakSet<Cancellation>();
    return (now) =>
      process.pendingTasks().flatMap((task) => {
        const cancellation = task.lastCancellation;
        if (!cancellation?.outlived || told.has(cancellation)) return [];
        if (now - cancellation.outlived.since < process.thresholds.cancelSwallowedMs) return [];
        told.add(cancellation);
        if (isOfLibrary(process, cancellation)) return [];
        return [occurrence(process, task, cancellation.outlived.stack)];
      });
  },
};

function occurrence(process: Model, task: Task, stack: number): Occurrence {
  const cancellation = task.lastCancellation;
  const outlived = cancellation?.outlived;
  const call = cancellation && cancelCall(process, cancellation);
  const created = process.stacks.location(task.creationStack);
  return {
    location: process.stacks.location(outlived?.stack ?? stack, task.creationStack),
    task,
    ...(outlived && { episode: `${task.key} ${outlived.since}` }),
    message: () => {
      if (!cancellation) {
        return l10n.t(
          "Task '{0}' was cancelled, but caught the CancelledError and did not raise it again.",
          task.label,
        );
      }
      const how = cancellationInWords(cancellation, call);
      return task.isLive
        ? l10n.t("Task '{0}' was cancelled {1}, but caught the CancelledError and goes on.", task.label, how)
        : l10n.t(
            "Task '{0}' was cancelled {1}, but caught the CancelledError and did not raise it again.",
            task.label,
            how,
          );
    },
    related: related([l10n.t('Cancelled here'), call], [l10n.t('The task was created here'), created]),
  };
}

/** Whether code of the user's caught it, or may have: the task's own coroutine, or the one who made a task whose frames can't be seen. */
function isOfUser({ stacks }: Model, stack: number, task: Task): boolean {
  if (task.lastCancellation?.outlived) return true;
  const own = stacks.frames(stack).at(-1);
  return own ? own.isUser : stacks.userFrame(task.creationStack) !== undefined;
}

/** Whether a library that the task awaits may have cancelled it, and have caught that. */
function isOfLibrary({ stacks }: Model, cancellation: Cancellation | undefined): boolean {
  if (!cancellation) return false;
  const packages = catchers(stacks, cancellation).flatMap((frame) => packageOf(frame) ?? []);
  const caller = stacks.caller(cancellation.requestStack);
  if (caller) return packages.some((name) => name === packageOf(caller));
  // The loop itself called `cancel()`, as `call_later(task.cancel)` has it: anybody may have asked for that.
  return cancellation.cause === 'explicit' && !cancellation.by && packages.length > 0;
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
