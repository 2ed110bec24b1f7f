import * as l10n from '@vscode/l10n';
import type { Model } from '../model';
import type { Task } from '../task';
import { waitInWords } from '../words';
import { type Occurrence, type Rule, related, remarked } from './finding';

/**
 * A task was still pending when its loop closed or the program ended. Marked where it was created. One that an installed
 * package has made for itself is the package's to end.
 */
export const pendingAtExit: Rule = {
  id: 'pending-at-exit',
  severity: 'warning',
  title: 'Task pending at exit',
  records: {
    loopClosed: (record, { process }) =>
      pending(process, record.loop).map((task) => occurrence(process, task, whenLoopClosed)),
  },
  onEnd: (process) => pending(process).map((task) => occurrence(process, task, whenProgramEnded)),
};

/** With records lost, a task that seems pending may have ended long ago. */
function pending(process: Model, loop?: number): Task[] {
  return process.dropped > 0 ? [] : process.pendingTasks(loop).filter((task) => !isOfLibrary(process, task));
}

function isOfLibrary({ stacks }: Model, { creationStack, waiting }: Task): boolean {
  const isUsers = [creationStack, waiting?.stack ?? 0].some((stack) => stacks.userFrame(stack));
  return !isUsers && stacks.caller(creationStack) !== undefined;
}

function occurrence(
  process: Model,
  task: Task,
  sentence: (name: string, wait: string | undefined) => string,
): Occurrence {
  const waitingStack = task.waiting?.stack ?? 0;
  const wait = task.waiting && waitInWords(process, task).text;
  return {
    location: process.stacks.location(task.creationStack, waitingStack),
    task,
    message: ({ count }) =>
      remarked(sentence(task.label, wait), count > 1 && l10n.t('{0} such tasks', count)),
    related: related([l10n.t('It waits here'), process.stacks.location(waitingStack)]),
  };
}

function whenLoopClosed(name: string, wait: string | undefined): string {
  return wait
    ? l10n.t("Task '{0}' was still pending when its event loop was closed; it waited for: {1}.", name, wait)
    : l10n.t("Task '{0}' was still pending when its event loop was closed.", name);
}

function whenProgramEnded(name: string, wait: string | undefined): string {
  return wait
    ? l10n.t("Task '{0}' was still pending when the program ended; it waited for: {1}.", name, wait)
    : l10n.t("Task '{0}' was still pending when the program ended.", name);
}
