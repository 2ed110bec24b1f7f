import type { Rule } from './finding';

/** A method that is not thread-safe was called from another thread than that of the loop. Marked at the call. */
export const wrongThread: Rule = {
  id: 'wrong-thread',
  severity: 'error',
  title: 'Called from the wrong thread',
  records: {
    wrongThread: (record, { process }) => [
      {
        location: process.stacks.location(record.stack),
        message: ({ count }) =>
          `${process.text(record.call)} was called from a thread that doesn't run the loop${count > 1 ? ` (${count} times)` : ''}: ` +
          'the loop may not notice it, or break. From another thread use call_soon_threadsafe.',
      },
    ],
  },
};
