import { shortLocation } from '../stacks';
import { causeInWords } from '../words';
import { type Rule, related } from './finding';

/** A task caught its CancelledError and went on to return a result. Marked at the await where it arrived. */
export const cancelSwallowed: Rule = {
  id: 'cancel-swallowed',
  severity: 'warning',
  title: 'Cancellation swallowed',
  records: {
    cancelSwallowed: (record, { process, task }) => {
      if (!task) return [];
      const cancellation = task.lastCancellation;
      const call = cancellation && process.stacks.location(cancellation.requestStack);
      const created = process.stacks.location(task.creationStack);
      const request = cancellation ? ` ${causeInWords(cancellation)}` : '';
      return [
        {
          location: process.stacks.location(record.stack, task.creationStack),
          task,
          message: () =>
            `Task '${task.label}' was cancelled${request}${call ? ` at ${shortLocation(call)}` : ''}, ` +
            'but caught the CancelledError here and did not raise it again.',
          related: related(['Cancelled here', call], ['The task was created here', created]),
        },
      ];
    },
  },
};
