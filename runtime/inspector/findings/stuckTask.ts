import * as l10n from '@vscode/l10n';
import type { Wait } from '../../protocol/records';
import type { Model } from '../model';
import type { Task } from '../task';
import type { Location } from '../view';
import { waitInWords } from '../words';
import { inWords, type Occurrence, type Rule, related, remarked } from './finding';
import { outpaced } from './siblings';

/** Waits that are meant to be long: nobody can tell a client that says nothing from one that is stuck. */
const IDLE: ReadonlySet<Wait> = new Set<Wait>([
  'ready',
  'sleep',
  'accept',
  'socketRead',
  'socketWrite',
  'queueGet',
]);

/**
 * A task has waited for long, and what it waits for can't come or is held by a task that doesn't move; or it was asked
 * to cancel and can't be reached. Marked at the await. Long waits alone are no finding.
 */
export const stuckTask: Rule = {
  id: 'stuck-task',
  severity: 'warning',
  title: 'Task stuck',
  watch(process) {
    const consumers = new Set<number>();
    return (now) => {
      const pending = process.pendingTasks();
      for (const { waiting } of pending) if (waiting?.wait === 'queueGet') consumers.add(waiting.resource);
      return pending.flatMap((task) => {
        if (isOutOfReach(process, task, now)) return [outOfReach(process, task, now)];
        if (!hasWaited(process, task, now)) return [];
        const reason = reasonOf(process, task, consumers, now);
        return reason === undefined ? [] : [stuck(process, task, reason, now)];
      });
    };
  },
};

function stuck(process: Model, task: Task, reason: string, now: number): Occurrence {
  const { since, other } = task.waiting!;
  const wait = waitInWords(process, task).text;
  const holder = process.task(other);
  return occurrence(process, task, since, now, {
    said: (time) =>
      l10n.t("Task '{0}' has been waiting here for {1} for: {2}; {3}.", task.label, time, wait, reason),
    beside: [l10n.t('The holder waits here'), holder && process.stacks.location(holder.waiting?.stack ?? 0)],
  });
}

/** Whether a task was asked to cancel long ago, and waits for a promise of JavaScript's own: nothing ends that wait. */
function isOutOfReach(process: Model, { waiting, lastCancellation }: Task, now: number): boolean {
  if (process.hello.language !== 'typescript' || waiting?.wait !== 'foreign' || !lastCancellation)
    return false;
  const { at, deliveredStack, isTakenBack } = lastCancellation;
  return deliveredStack === 0 && !isTakenBack && now - at >= process.thresholds.stuckTaskMs;
}

function outOfReach(process: Model, task: Task, now: number): Occurrence {
  const { at, requestStack } = task.lastCancellation!;
  return occurrence(process, task, at, now, {
    said: (time) =>
      l10n.t(
        "Task '{0}' was asked to cancel {1} ago, but waits for a promise of JavaScript's own, which can't be interrupted.",
        task.label,
        time,
      ),
    beside: [l10n.t('Cancelled here'), process.stacks.location(requestStack)],
  });
}

/** What is told of a task that is stuck since a time: `said` has for how long, `beside` is what else there is to see. */
function occurrence(
  process: Model,
  task: Task,
  since: number,
  now: number,
  {
    said,
    beside,
  }: { said: (time: string) => string; beside: readonly [label: string, location: Location | undefined] },
): Occurrence {
  return {
    location: process.stacks.location(task.waiting!.stack, task.creationStack),
    task,
    durationMs: now - since,
    episode: `${task.key} ${since}`,
    message: ({ count, longest }) =>
      remarked(said(inWords(longest)), count > 1 && l10n.t('{0} such tasks', count)),
    related: related(beside, [
      l10n.t('The task was created here'),
      process.stacks.location(task.creationStack),
    ]),
  };
}

function hasWaited(process: Model, { waiting }: Task, now: number): boolean {
  return waiting !== undefined && waiting.since > 0 && now - waiting.since >= process.thresholds.stuckTaskMs;
}

/** Why the wait won't end, if that is known. */
function reasonOf(
  process: Model,
  task: Task,
  consumers: ReadonlySet<number>,
  now: number,
): string | undefined {
  const { wait, resource } = task.waiting!;
  const forsaken = ofForsaken(process, task);
  if (forsaken) return forsaken;
  switch (wait) {
    case 'lock':
    case 'semaphore':
      return ofHolder(process, task, now);
    case 'queuePut':
      return resource && !consumers.has(resource) ? l10n.t('nobody takes items') : undefined;
    case 'queueJoin':
      return ofJoin(process, resource, consumers);
    default:
      return outpaced(process, task, now);
  }
}

/** Who waits for this task may have a time limit. In a shorter one than is long, it has gone on meanwhile. */
function ofForsaken(process: Model, task: Task): string | undefined {
  const { deadline, since, other } = task.waiting!;
  const next = process.task(other);
  if (deadline >= 0 || (next && isAwaitedBy(process, task, next))) return undefined;
  if (-deadline < since) return l10n.t('nobody else refers to it, so nobody can end this wait');
  return -deadline - since >= process.thresholds.stuckTaskMs
    ? l10n.t('only who waits for this task refers to it, so that nothing but a time limit ends this wait')
    : undefined;
}

function ofHolder(process: Model, task: Task, now: number): string | undefined {
  const { other, resource } = task.waiting!;
  const number = process.resources.get(resource)?.holder || other;
  if (number === 0) return undefined;
  const holder = process.task(number);
  if (!holder) {
    return isLongOver(process, number, now)
      ? l10n.t('the task that took it has ended without releasing it')
      : undefined;
  }
  if (!hasWaited(process, holder, now) || IDLE.has(holder.waiting!.wait)) return undefined;
  // That is a deadlock, and told as one.
  if (isAwaitedBy(process, task, holder)) return undefined;
  return l10n.t("'{0}', which holds it, waits for: {1}", holder.label, waitInWords(process, holder).text);
}

/** Who has just ended may have released it just before. */
function isLongOver(process: Model, number: number, now: number): boolean {
  const ended = process.endOf(number);
  if (ended === undefined) return process.dropped === 0;
  return now - ended >= process.thresholds.stuckTaskMs / 2;
}

/** Whether `task` is who `other` waits for, at the end of a chain of waits. */
function isAwaitedBy(process: Model, task: Task, other: Task): boolean {
  const seen = new Set<Task>();
  let at: Task | undefined = other;
  while (at && at !== task && !seen.has(at)) {
    seen.add(at);
    at = process.task(at.waiting?.other ?? 0);
  }
  return at === task;
}

function ofJoin(process: Model, number: number, consumers: ReadonlySet<number>): string | undefined {
  const queue = process.resources.get(number);
  if (!queue) return undefined;
  if (queue.size > 0) return consumers.has(number) ? undefined : l10n.t('nobody takes items');
  const isIdle = process.pendingTasks().some(({ waiting }) => isGetting(waiting, number));
  return isIdle ? l10n.t('every item was taken, but task_done() was not called for each') : undefined;
}

function isGetting(waiting: Task['waiting'], queue: number): boolean {
  return waiting?.wait === 'queueGet' && waiting.resource === queue;
}
