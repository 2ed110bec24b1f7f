import * as l10n from '@vscode/l10n';
import { type Rule, remarked } from './finding';

/** A coroutine was made and dropped. Marked at the call that made it. */
export const neverAwaited: Rule = {
  id: 'never-awaited',
  severity: 'warning',
  title: 'Coroutine never awaited',
  records: {
    neverAwaited: (record, { process }) => {
      const coroutine = process.text(record.coroutine);
      const sentence = () =>
        l10n.t({
          message: "The coroutine '{0}' was never awaited: nothing of it ran.",
          args: [coroutine],
          comment: "The marks ' stay: a quick fix finds the name by them.",
        });
      return [
        {
          location: process.stacks.location(record.stack),
          message: ({ count }) => remarked(sentence(), count > 1 && l10n.t('{0} times', count)),
        },
      ];
    },
  },
};
