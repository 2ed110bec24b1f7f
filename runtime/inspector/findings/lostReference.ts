import { waitInWords } from '../words';
import { type Rule, related } from './finding';

/** A task was collected while pending: nothing but its loop's weak set knew of it. Marked where it was created. */
export const lostReference: Rule = {
  id: 'lost-reference',
  severity: 'error',
  title: 'Task lost',
  records: {
    destroyedPending: (_record, { process, task }) => {
      if (!task) return [];
      const wait = task.waiting && waitInWords(process, task).text;
      return [
        {
          location: process.stacks.location(task.creationStack, task.waiting?.stack ?? 0),
          task,
          message: ({ count }) =>
            `Task '${task.label}' vanished before it was done${wait ? `, while it waited for: ${wait}` : ''}: ` +
            `nothing held a reference to it${count > 1 ? ` (${count} such tasks)` : ''}.`,
          related: related(['It waited here', process.stacks.location(task.waiting?.stack ?? 0)]),
        },
      ];
    },
  },
};
