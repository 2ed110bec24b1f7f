import { type Rule, related } from './finding';

/** Nobody looked at a failed task's exception. Marked where the task was created. */
export const exceptionNeverRetrieved: Rule = {
  id: 'exception-never-retrieved',
  severity: 'error',
  title: 'Exception never retrieved',
  records: {
    exceptionNeverRetrieved: (record, { process, task }) => {
      const raiseStack = record.stack || (task?.errorStack ?? 0);
      const error = process.text(record.error) || task?.error || 'an exception';
      const who = task ? `task '${task.label}'` : 'a future';
      return [
        {
          location: process.stacks.location(task?.creationStack ?? 0, raiseStack),
          task,
          message: ({ count }) =>
            `Nobody looked at the exception of ${who}: ${error}${count > 1 ? ` (${count} such exceptions)` : ''}.`,
          related: related(['Raised here', process.stacks.location(raiseStack)]),
        },
      ];
    },
  },
};
