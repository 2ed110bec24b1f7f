import type { Rule } from './finding';

/** A coroutine was made and dropped. Marked at the call that made it. */
export const neverAwaited: Rule = {
  id: 'never-awaited',
  severity: 'warning',
  title: 'Coroutine never awaited',
  records: {
    neverAwaited: (record, { process }) => {
      const coroutine = process.text(record.coroutine);
      return [
        {
          location: process.stacks.location(record.stack),
          message: ({ count }) =>
            `The coroutine '${coroutine}' was never awaited: nothing of it ran${count > 1 ? ` (${count} times)` : ''}.`,
        },
      ];
    },
  },
};
