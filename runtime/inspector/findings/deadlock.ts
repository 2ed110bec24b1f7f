import * as l10n from '@vscode/l10n';
import type { Wait } from '../../protocol/records';
import type { Model } from '../model';
import type { Task } from '../task';
import { waitInWords } from '../words';
import { type Occurrence, type Rule, related } from './finding';

/** Waits that one other task alone can end. */
const FOR_ONE: ReadonlySet<Wait> = new Set<Wait>(['task', 'lock', 'wait', 'gather']);

/** Tasks wait for each other in a cycle, by awaits or by locks. Marked at every await of the cycle. */
export const deadlock: Rule = {
  id: 'deadlock',
  severity: 'error',
  title: 'Deadlock',
  watch: (process) => (now) =>
    cycles(process, now).flatMap((cycle) => cycle.map((task) => occurrence(process, task, cycle))),
};

function occurrence(process: Model, task: Task, cycle: readonly Task[]): Occurrence {
  const from = cycle.indexOf(task);
  const others = [...cycle.slice(from + 1), ...cycle.slice(0, from)];
  const wait = waitInWords(process, task).text;
  const round = [task, ...others, task].map(({ label }) => `'${label}'`).join(' → ');
  return {
    location: process.stacks.location(task.waiting!.stack),
    task,
    episode: `${task.key} ${task.waiting!.since}`,
    message: () => l10n.t("Deadlock: {0}. Here '{1}' waits for: {2}.", round, task.label, wait),
    related: related(
      ...others.map(
        (other) =>
          [
            l10n.t("'{0}' waits for: {1}", other.label, waitInWords(process, other).text),
            process.stacks.location(other.waiting!.stack),
          ] as const,
      ),
    ),
  };
}

/** Each task waits for one other at most, so it is enough to follow each once. */
function cycles(process: Model, now: number): Task[][] {
  const found: Task[][] = [];
  const seen = new Map<Task, number>();
  let walk = 0;
  for (const start of process.pendingTasks()) {
    walk++;
    let task: Task | undefined = start;
    while (task && !seen.has(task)) {
      seen.set(task, walk);
      task = awaited(process, task, now);
    }
    if (task && seen.get(task) === walk) found.push(cycleOf(process, task, now));
  }
  return found;
}

function cycleOf(process: Model, first: Task, now: number): Task[] {
  const cycle = [first];
  for (let task = awaited(process, first, now)!; task !== first; task = awaited(process, task, now)!) {
    cycle.push(task);
  }
  return cycle;
}

/** Whom a task has waited for long enough. */
function awaited(process: Model, { waiting }: Task, now: number): Task | undefined {
  if (!waiting?.other || !FOR_ONE.has(waiting.wait) || waiting.since === 0) return undefined;
  return now - waiting.since >= process.thresholds.deadlockMs ? process.task(waiting.other) : undefined;
}
