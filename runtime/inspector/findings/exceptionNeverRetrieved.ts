import { type Rule, related } from './finding';

/** Nobody looked at a failed task's exception. Marked where the task was created. */
export const exceptionNeverRetrieved: Rule = {
  id: 'exception-never-retrieved',
  severity: 'error',
  title: 'Exception never retrieved',
  records: {
    exceptionNeverRetrieved: (record, { process, task }) => {
      const raised = process.stacks.location(record.stack || (task?.errorStack ?? 0));
      const created = task && process.stacks.userFrame(task.creationStack);
      const error = process.text(record.error) || task?.error || 'an exception';
      const who = task ? `task '${task.label}'` : 'a future';
      return [
        {
          location: created ?? raised,
          task,
          message: ({ count }) =>
            `Nobody looked at the exception of ${who}: ${error}${count > 1 ? ` (${count} such exceptions)` : ''}.`,
          related: related(['Raised here', raised]),
        },
      ];
    },
  },
};
