import * as l10n from '@vscode/l10n';
import type { Model } from '../model';
import { isSwallowedByProgram } from '../swallowed';
import type { Cancellation, Task } from '../task';
import { cancelCall, cancellationInWords } from '../words';
import { type Occurrence, type Rule, related } from './finding';

/**
 * A task caught its CancelledError and returned a result, or goes on. Marked at the await where it arrived.
 */
export const cancelSwallowed: Rule = {
  id: 'cancel-swallowed',
  severity: 'warning',
  title: 'Cancellation swallowed',
  records: {
    cancelSwallowed: (record, { process, task }) =>
      task && isSwallowedByProgram(process.stacks, task, record.stack)
        ? [occurrence(process, task, record.stack)]
        : [],
  },
  watch(process) {
    const told = new WeakSet<Cancellation>();
    return (now) =>
      process.pendingTasks().flatMap((task) => {
        const cancellation = task.lastCancellation;
        if (!cancellation?.outlived || told.has(cancellation)) return [];
        if (now - cancellation.outlived.since < process.thresholds.cancelSwallowedMs) return [];
        told.add(cancellation);
        return [occurrence(process, task, cancellation.outlived.stack)];
      });
  },
};

function occurrence(process: Model, task: Task, stack: number): Occurrence {
  const cancellation = task.lastCancellation;
  const outlived = cancellation?.outlived;
  const call = cancellation && cancelCall(process, cancellation);
  const created = process.stacks.location(task.creationStack);
  return {
    location: process.stacks.location(outlived?.stack ?? stack, task.creationStack),
    task,
    ...(outlived && { episode: `${task.key} ${outlived.since}` }),
    message: () => {
      if (!cancellation) {
        return l10n.t(
          "Task '{0}' was cancelled, but caught the CancelledError and did not raise it again.",
          task.label,
        );
      }
      const how = cancellationInWords(cancellation, call);
      return task.isLive
        ? l10n.t("Task '{0}' was cancelled {1}, but caught the CancelledError and goes on.", task.label, how)
        : l10n.t(
            "Task '{0}' was cancelled {1}, but caught the CancelledError and did not raise it again.",
            task.label,
            how,
          );
    },
    related: related([l10n.t('Cancelled here'), call], [l10n.t('The task was created here'), created]),
  };
}
