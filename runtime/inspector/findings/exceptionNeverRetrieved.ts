import * as l10n from '@vscode/l10n';
import { type Rule, related, remarked } from './finding';

/** Nobody looked at a failed task's exception. Marked where the task was created. */
export const exceptionNeverRetrieved: Rule = {
  id: 'exception-never-retrieved',
  severity: 'error',
  title: 'Exception never retrieved',
  records: {
    exceptionNeverRetrieved: (record, { process, task }) => {
      const raiseStack = record.stack || (task?.errorStack ?? 0);
      const error = process.text(record.error) || task?.error || l10n.t('an exception');
      const sentence = () =>
        task
          ? l10n.t("Nobody looked at the exception of task '{0}': {1}.", task.label, error)
          : l10n.t('Nobody looked at the exception of a future: {0}.', error);
      return [
        {
          location: process.stacks.location(task?.creationStack ?? 0, raiseStack),
          task,
          message: ({ count }) => remarked(sentence(), count > 1 && l10n.t('{0} such exceptions', count)),
          related: related([l10n.t('Raised here'), process.stacks.location(raiseStack)]),
        },
      ];
    },
  },
};
