import type { Process } from '../process';
import type { Task } from '../task';
import { waitInWords } from '../words';
import { type Occurrence, type Rule, related } from './finding';

function occurrence(process: Process, task: Task, when: string): Occurrence {
  const waitingStack = task.waiting?.stack ?? 0;
  const wait = task.waiting && waitInWords(process, task).text;
  return {
    location: process.stacks.location(task.creationStack, waitingStack),
    task,
    message: ({ count }) =>
      `Task '${task.label}' was still pending when ${when}${wait ? `; it waited for: ${wait}` : ''}${
        count > 1 ? ` (${count} such tasks)` : ''
      }.`,
    related: related(['It waits here', process.stacks.location(waitingStack)]),
  };
}

/** A task was still pending when its loop closed or the program ended. Marked where it was created. */
export const pendingAtExit: Rule = {
  id: 'pending-at-exit',
  severity: 'warning',
  title: 'Task pending at exit',
  records: {
    loopClosed: (record, { process }) =>
      pending(process, record.loop).map((task) => occurrence(process, task, 'its event loop was closed')),
  },
  onEnd: (process) => pending(process).map((task) => occurrence(process, task, 'the program ended')),
};

/** With records lost, a task that seems pending may have ended long ago. */
function pending(process: Process, loop?: number): Task[] {
  return process.dropped > 0 ? [] : process.pendingTasks(loop);
}
