import * as l10n from '@vscode/l10n';
import { waitInWords } from '../words';
import { type Rule, related, remarked } from './finding';

/** A task was collected while pending: nothing but its loop's weak set knew of it. Marked where it was created. */
export const lostReference: Rule = {
  id: 'lost-reference',
  severity: 'error',
  title: 'Task lost',
  records: {
    destroyedPending: (_record, { process, task }) => {
      if (!task) return [];
      const wait = task.waiting && waitInWords(process, task).text;
      const sentence = () =>
        wait
          ? l10n.t(
              "Task '{0}' vanished before it was done, while it waited for: {1}: nothing held a reference to it.",
              task.label,
              wait,
            )
          : l10n.t("Task '{0}' vanished before it was done: nothing held a reference to it.", task.label);
      return [
        {
          location: process.stacks.location(task.creationStack, task.waiting?.stack ?? 0),
          task,
          message: ({ count }) => remarked(sentence(), count > 1 && l10n.t('{0} such tasks', count)),
          related: related([l10n.t('It waited here'), process.stacks.location(task.waiting?.stack ?? 0)]),
        },
      ];
    },
  },
};
