import * as l10n from '@vscode/l10n';
import { type Rule, remarked } from './finding';

/** A method that is not thread-safe was called from another thread than that of the loop. Marked at the call. */
export const wrongThread: Rule = {
  id: 'wrong-thread',
  severity: 'error',
  title: 'Called from the wrong thread',
  records: {
    wrongThread: (record, { process }) => {
      const sentence = () =>
        l10n.t(
          "{0} was called from a thread that doesn't run the loop: the loop may not notice it, or break. From another thread use call_soon_threadsafe.",
          process.text(record.call),
        );
      return [
        {
          location: process.stacks.location(record.stack),
          message: ({ count }) => remarked(sentence(), count > 1 && l10n.t('{0} times', count)),
        },
      ];
    },
  },
};
