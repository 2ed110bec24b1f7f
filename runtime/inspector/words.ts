/** The sentences about waits and cancellations. */
import type { Cause, Wait } from '../protocol/records';
import type { Process } from './process';
import { shortLocation } from './stacks';
import type { Cancellation, Task, Waiting } from './task';
import type { WaitView } from './view';

const WAIT_WORDS: Record<Wait, string> = {
  unknown: '',
  ready: 'ready to run',
  sleep: 'sleep',
  future: 'future',
  task: 'task',
  gather: 'gather',
  wait: 'wait',
  lock: 'lock',
  semaphore: 'semaphore',
  condition: 'condition',
  event: 'event',
  barrier: 'barrier',
  queueGet: 'queue.get',
  queuePut: 'queue.put',
  queueJoin: 'queue.join',
  socketRead: 'socket read',
  socketWrite: 'socket write',
  accept: 'accept',
  connect: 'connect',
  subprocess: 'subprocess',
  executor: 'thread pool',
  asyncGenerator: 'async generator',
  foreign: 'foreign promise',
};

const HELD: ReadonlySet<Wait> = new Set<Wait>(['lock', 'semaphore', 'condition']);

/** What a task waits for, or how it ended: `gather · 3 of 10 done`, `lock db · held by handle #31`, `cancelled by main · app.py:40`. */
export function waitInWords(process: Process, task: Task): WaitView {
  if (!task.isLive) return { text: endInWords(process, task) };
  const { blocking } = process;
  if (blocking?.task === task) return { text: 'blocking the loop', since: blocking.since };
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
  const what = [WAIT_WORDS[waiting.wait], waiting.subject].filter(Boolean).join(' ');
  if (!other) return what;
  if (HELD.has(waiting.wait)) return `${what} · held by ${other}`;
  return what === 'task' ? `task ${other}` : `${what} · ${other}`;
}

function progress({ wait, done, total }: Waiting): string {
  if (wait === 'gather' || wait === 'wait') return total > 0 ? `${done} of ${total} done` : '';
  if (wait === 'queueGet' || wait === 'queuePut') return total > 0 ? `${done} of ${total}` : '';
  return '';
}

function endInWords(process: Process, task: Task): string {
  if (task.outcome === 'finished')
    return task.lastCancellation?.isSwallowed ? 'done, cancellation swallowed' : 'done';
  if (task.outcome === 'failed') return task.error || 'failed';
  if (task.outcome === 'unseen') return 'ended';
  if (task.outcome === 'lost') return 'never finished';
  const cancellation = task.lastCancellation;
  if (!cancellation) return 'cancelled';
  const call = process.stacks.location(cancellation.requestStack);
  return [`cancelled ${causeInWords(cancellation)}`, call && shortLocation(call)].filter(Boolean).join(' · ');
}

const CAUSE_WORDS: Record<Cause, string> = {
  explicit: '',
  timeout: 'by a timeout',
  waitFor: 'by the timeout of wait_for',
  taskGroup: 'by its task group, because a sibling failed',
  gather: 'with the gather that it belongs to',
  shutdown: 'at the shutdown of the loop',
  interrupt: 'by an interrupt (Ctrl+C)',
  anyio: 'by an anyio cancel scope',
  panel: 'from the Loopscope panel',
  awaiter: 'with the task that awaited it',
};

/** Who cancelled and why: `by 'shutdown'`, `by a timeout`, `with the task that awaited it, 'main'`. */
export function causeInWords(cancellation: Cancellation): string {
  const { cause, by } = cancellation;
  if (cause === 'explicit') return by ? `by '${by.name}'` : 'by a callback';
  return cause === 'awaiter' && by ? `${CAUSE_WORDS.awaiter}, '${by.name}'` : CAUSE_WORDS[cause];
}

/** `1 task`, `2 tasks` */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
