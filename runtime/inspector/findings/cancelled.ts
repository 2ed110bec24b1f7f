import * as l10n from '@vscode/l10n';
import { cancelCall, cancellationInWords } from '../words';
import { type Rule, related, remarked } from './finding';

/** A task was cancelled: by whom and why. Marked at the await where it arrived. */
export const cancelled: Rule = {
  id: 'cancelled',
  severity: 'information',
  title: 'Task cancelled',
  records: {
    taskDone: (_record, { process, task }) => {
      const cancellation = task?.lastCancellation;
      if (task?.outcome !== 'cancelled' || !cancellation) return [];
      const call = cancelCall(process, cancellation);
      const failure = process.stacks.location(cancellation.by?.failure ?? 0);
      const created = process.stacks.location(task.creationStack);
      const sentence = () => {
        const how = cancellationInWords(cancellation, call);
        return cancellation.message
          ? l10n.t('Task \'{0}\' was cancelled {1}: "{2}".', task.label, how, cancellation.message)
          : l10n.t("Task '{0}' was cancelled {1}.", task.label, how);
      };
      return [
        {
          location: process.stacks.location(
            cancellation.deliveredStack,
            task.creationStack,
            cancellation.requestStack,
          ),
          task,
          message: ({ count }) =>
            remarked(sentence(), count > 1 && l10n.t('the last of {0} cancellations here', count)),
          related: related(
            [l10n.t('Cancelled here'), call],
            [l10n.t('That failed here'), failure],
            [l10n.t('The task was created here'), created],
          ),
        },
      ];
    },
  },
};
