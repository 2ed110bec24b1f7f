/** The sentences about waits and cancellations. */
import * as l10n from '@vscode/l10n';
import type { Cause, Wait } from '../protocol/records';
import type { Model } from './model';
import { shortLocation } from './stacks';
import type { Cancellation, Task, Waiting } from './task';
import type { Location, WaitView } from './view';

/** Functions go by their names, whatever the language. */
const WAIT_WORDS: Record<Wait, () => string> = {
  unknown: () => '',
  ready: () => l10n.t('ready to run'),
  sleep: () => 'sleep',
  future: () => l10n.t('future'),
  task: () => l10n.t('task'),
  gather: () => 'gather',
  wait: () => 'wait',
  lock: () => l10n.t('lock'),
  semaphore: () => l10n.t('semaphore'),
  condition: () => l10n.t('condition'),
  event: () => l10n.t('event'),
  barrier: () => l10n.t('barrier'),
  queueGet: () => 'queue.get',
  queuePut: () => 'queue.put',
  queueJoin: () => 'queue.join',
  socketRead: () => l10n.t('socket read'),
  socketWrite: () => l10n.t('socket write'),
  accept: () => 'accept',
  connect: () => 'connect',
  subprocess: () => l10n.t('subprocess'),
  executor: () => l10n.t('thread pool'),
  asyncGenerator: () => l10n.t('async generator'),
  foreign: () => l10n.t('foreign promise'),
};

const HELD: ReadonlySet<Wait> = new Set<Wait>(['lock', 'semaphore', 'condition']);

/** What a task waits for, or how it ended: `gather · 3 of 10 done`, `lock db · held by handle #31`, `cancelled by main · app.py:40`. */
export function waitInWords(process: Model, task: Task): WaitView {
  if (!task.isLive) return { text: endInWords(process, task) };
  const block = process.blockBy(task);
  if (block) return { text: l10n.t('blocking the loop'), since: block.since };
  const waiting = task.waiting;
  if (!waiting) return { text: '' };
  const found = waiting.other ? process.task(waiting.other) : undefined;
  const other = found && { key: found.key, name: found.label };
  return {
    text: [describe(waiting, other?.name), progress(waiting)].filter(Boolean).join(' · '),
    ...(waiting.deadline > 0
      ? { deadline: waiting.deadline }
      : waiting.since > 0 && { since: waiting.since }),
    ...(other && { other }),
  };
}

function describe(waiting: Waiting, other: string | undefined): string {
  const what = [WAIT_WORDS[waiting.wait](), waiting.subject].filter(Boolean).join(' ');
  if (!other) return what;
  if (HELD.has(waiting.wait)) return l10n.t('{0} · held by {1}', what, other);
  return waiting.wait === 'task' && !waiting.subject ? l10n.t('task {0}', other) : `${what} · ${other}`;
}

function progress({ wait, done, total }: Waiting): string {
  if (wait === 'gather' || wait === 'wait') return total > 0 ? l10n.t('{0} of {1} done', done, total) : '';
  if (wait === 'queueGet' || wait === 'queuePut') return total > 0 ? l10n.t('{0} of {1}', done, total) : '';
  return '';
}

function endInWords(process: Model, task: Task): string {
  if (task.outcome === 'finished')
    return task.lastCancellation?.isSwallowed ? l10n.t('done, cancellation swallowed') : l10n.t('done');
  if (task.outcome === 'failed') return task.error || l10n.t('failed');
  if (task.outcome === 'unseen') return l10n.t('ended');
  if (task.outcome === 'lost') return l10n.t('never finished');
  const cancellation = task.lastCancellation;
  if (!cancellation) return l10n.t('cancelled');
  const call = cancelCall(process, cancellation);
  return [l10n.t('cancelled {0}', causeInWords(cancellation)), call && shortLocation(call)]
    .filter(Boolean)
    .join(' · ');
}

/** The line that called `cancel()`. Of a library's there is no more to say than the cause, if that is known. */
export function cancelCall({ stacks }: Model, { cause, requestStack }: Cancellation): Location | undefined {
  return cause === 'explicit' || stacks.userFrame(requestStack) ? stacks.location(requestStack) : undefined;
}

const CAUSE_WORDS: Record<Cause, (by: string | undefined, hasFailed: boolean, name: string) => string> = {
  explicit: (by) => (by ? l10n.t("by '{0}'", by) : l10n.t('by a callback')),
  timeout: () => l10n.t('by a timeout'),
  waitFor: () => l10n.t('by the timeout of wait_for'),
  taskGroup: (by, hasFailed) => {
    if (!by) return l10n.t('by its task group');
    return hasFailed
      ? l10n.t("by its task group, because '{0}' failed", by)
      : l10n.t("by its task group, as '{0}' left it", by);
  },
  gather: () => l10n.t('with the gather that it belongs to'),
  shutdown: () => l10n.t('at the shutdown of the loop'),
  interrupt: () => l10n.t('by an interrupt (Ctrl+C)'),
  anyio: () => l10n.t('by an anyio cancel scope'),
  panel: () => l10n.t('from the Loopscope panel'),
  awaiter: (by) =>
    by ? l10n.t("with the task that awaited it, '{0}'", by) : l10n.t('with the task that awaited it'),
  signal: (_by, _hasFailed, name) => (name ? l10n.t('by the signal {0}', name) : l10n.t('by a signal')),
  thread: (_by, _hasFailed, name) => (name ? l10n.t("by the thread '{0}'", name) : l10n.t('by a thread')),
};

/** Who cancelled and why: `by 'shutdown'`, `by a timeout`, `with the task that awaited it, 'main'`. */
export function causeInWords({ cause, limit, by, name }: Cancellation): string {
  const words = CAUSE_WORDS[cause](by?.name, by?.failure !== undefined, name);
  return limit ? `${CAUSE_WORDS[limit](undefined, false, '')}, ${words}` : words;
}

/** The same with the line of the call, where that is known: `by 'shutdown' at app.py:40`. */
export function cancellationInWords(cancellation: Cancellation, call: Location | undefined): string {
  const cause = causeInWords(cancellation);
  return call ? l10n.t('{0} at {1}', cause, shortLocation(call)) : cause;
}

/** What the user said to `cancel()`: of the words that anyio makes for each cancellation, only the reason is the user's. */
export function ownMessage(message: string): string {
  const automatic = /^Cancelled (?:via|by) cancel scope [\da-f]+.*?(?:; reason: (.*))?$/s.exec(message);
  return automatic ? (automatic[1] ?? '') : message;
}

/** Why nothing of a program is watched. */
export function unwatchedInWords(): string {
  return l10n.t(
    'This Python is free-threaded: to look into threads that run at the same time could crash the program. With PYTHON_GIL=1 in its environment it is shown.',
  );
}

/** `1 task`, `2 tasks` */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
