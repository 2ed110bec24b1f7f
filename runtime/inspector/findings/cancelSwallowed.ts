import * as l10n from '@vscode/l10n';
import { cancelCall, cancellationInWords } from '../words';
import { type Rule, related } from './finding';

/** A task caught its CancelledError and went on to return a result. Marked at the await where it arrived. */
export const cancelSwallowed: Rule = {
  id: 'cancel-swallowed',
  severity: 'warning',
  title: 'Cancellation swallowed',
  records: {
    cancelSwallowed: (record, { process, task }) => {
      if (!task) return [];
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
                  "Task '{0}' was cancelled {1}, but caught the CancelledError here and did not raise it again.",
                  task.label,
                  cancellationInWords(cancellation, call),
                )
              : l10n.t(
                  "Task '{0}' was cancelled, but caught the CancelledError here and did not raise it again.",
                  task.label,
                ),
          related: related([l10n.t('Cancelled here'), call], [l10n.t('The task was created here'), created]),
        },
      ];
    },
  },
};
