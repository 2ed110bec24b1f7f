import { shortLocation } from '../stacks';
import { causeInWords } from '../words';
import { type Rule, related } from './finding';

/** A task was cancelled: by whom and why. Marked at the await where it arrived. */
export const cancelled: Rule = {
  id: 'cancelled',
  severity: 'information',
  title: 'Task cancelled',
  records: {
    taskDone: (_record, { process, task }) => {
      const cancellation = task?.lastCancellation;
      if (task?.outcome !== 'cancelled' || !cancellation) return [];
      const call = process.stacks.location(cancellation.requestStack);
      const created = process.stacks.location(task.creationStack);
      const place = call ? ` at ${shortLocation(call)}` : '';
      const note = cancellation.message ? `: "${cancellation.message}"` : '';
      return [
        {
          location: process.stacks.location(
            cancellation.deliveredStack,
            task.creationStack,
            cancellation.requestStack,
          ),
          task,
          message: ({ count }) =>
            `Task '${task.label}' was cancelled ${causeInWords(cancellation)}${place}${note}${
              count > 1 ? ` (${count} such cancellations here)` : ''
            }.`,
          related: related(['Cancelled here', call], ['The task was created here', created]),
        },
      ];
    },
  },
};
