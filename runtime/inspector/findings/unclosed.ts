import type { Rule } from './finding';

/** A loop, server, stream, process or pool was left open. Marked where it was made. */
export const unclosed: Rule = {
  id: 'unclosed',
  severity: 'warning',
  title: 'Left open',
  records: {
    unclosed: (record, { process }) => [
      {
        location: process.stacks.location(record.stack),
        message: ({ count }) =>
          `Nobody closed the ${process.text(record.what)}${count > 1 ? ` (${count} of them)` : ''}.`,
      },
    ],
  },
};
