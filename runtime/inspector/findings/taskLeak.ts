import * as l10n from '@vscode/l10n';
import type { Model } from '../model';
import type { Task } from '../task';
import { waitInWords } from '../words';
import { inWords, type Occurrence, type Rule, related } from './finding';
import { Growth } from './growth';

/** More lines than this are not followed. */
const MAX_LINES = 10_000;

/** Agents tell of new tasks ten times a second, or as they are many. Milliseconds. */
const TOLD_MS = 200;

/** The live tasks of one creation line only become more. Marked at that line. */
export const taskLeak: Rule = {
  id: 'task-leak',
  severity: 'warning',
  title: 'Tasks pile up',
  watch(process) {
    const lines = new Map<number, Growth>();
    return (now) => {
      const { taskLeakMs, taskLeakTasks } = process.thresholds;
      const live = byCreation(process);
      for (const stack of lines.keys()) if (!live.has(stack)) lines.delete(stack);
      return [...live].flatMap(([stack, tasks]) => {
        const growth = lines.get(stack) ?? new Growth(taskLeakMs, TOLD_MS);
        if (lines.size < MAX_LINES) lines.set(stack, growth);
        const grown = growth.add(now, tasks.length);
        return grown >= taskLeakTasks ? [occurrence(process, tasks, grown, taskLeakMs)] : [];
      });
    };
  },
};

/** Live tasks by the stack that created them, as far as it is known. */
function byCreation(process: Model): Map<number, Task[]> {
  const found = new Map<number, Task[]>();
  for (const task of process.pendingTasks()) {
    if (task.creationStack === 0) continue;
    const tasks = found.get(task.creationStack);
    if (tasks) tasks.push(task);
    else found.set(task.creationStack, [task]);
  }
  return found;
}

function occurrence(process: Model, tasks: readonly Task[], grown: number, overMs: number): Occurrence {
  const oldest = tasks[0]!;
  const wait = waitInWords(process, oldest).text;
  return {
    location: process.stacks.location(oldest.creationStack),
    task: oldest,
    episode: `${oldest.creationStack}`,
    message: () =>
      l10n.t(
        "{0} tasks of this line are live, {1} more than {2} ago, and they only become more; the oldest, '{3}', waits for: {4}.",
        tasks.length,
        grown,
        inWords(overMs),
        oldest.label,
        wait || l10n.t('nothing known'),
      ),
    related: related([l10n.t('The oldest waits here'), process.stacks.location(oldest.waiting?.stack ?? 0)]),
  };
}
