import * as l10n from '@vscode/l10n';
import type { Model } from '../model';
import type { Task } from '../task';
import { cancelCall, cancellationInWords } from '../words';
import { type Rule, related } from './finding';

/**
 * A task caught its CancelledError and went on to return a result. Marked at the await where it arrived.
 *
 * Of a task whose own coroutine is a library's it is not said: that may have caught it on purpose, whatever code of the
 * user's it awaited.
 */
export const cancelSwallowed: Rule = {
  id: 'cancel-swallowed',
  severity: 'warning',
  title: 'Cancellation swallowed',
  records: {
    cancelSwallowed: (record, { process, task }) => {
      if (!task || !isOfUser(process, record.stack, task)) return [];
      const cancellation = task.lastCancellation;
      const call = cancellation && cancelCall(process, cancellation);
      const created = process.stacks.location(task.creationStack);
      return [
        {
          location: process.stacks.location(record.stack, task.creationStack),
          task,
          message: () =>
            cancellation
              ? l10n.t(
                  "Task '{0}' was cancelled {1}, but caught the CancelledError and did not raise it again.",
                  task.label,
                  cancellationInWords(cancellation, call),
                )
              : l10n.t(
                  "Task '{0}' was cancelled, but caught the CancelledError and did not raise it again.",
                  task.label,
                ),
          related: related([l10n.t('Cancelled here'), call], [l10n.t('The task was created here'), created]),
        },
      ];
    },
  },
};

/** Whether a task's own coroutine is the user's; of one whose frames can't be seen, whether the user made the task. */
function isOfUser({ stacks }: Model, stack: number, task: Task): boolean {
  const own = stacks.frames(stack).at(-1);
  return own ? own.isUser : stacks.userFrame(task.creationStack) !== undefined;
}
