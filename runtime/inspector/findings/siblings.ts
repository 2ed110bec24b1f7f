import * as l10n from '@vscode/l10n';
import type { Wait } from '../../protocol/records';
import type { Model } from '../model';
import type { Task } from '../task';
import { inWords } from './finding';

/** Waits of which nobody can see who ends them. Those for tasks and threads last as long as their work. */
const SIGNALS: ReadonlySet<Wait> = new Set<Wait>(['future', 'event', 'condition', 'barrier']);

/** So many must have come through, … */
const FEWEST = 8;
/** … each in this part of the time. */
const PART = 10;

/**
 * Why a long wait looks stuck beside those of the tasks that waited at the same place and have ended since: all of them
 * went on soon. Where some take long, as clients do that are idle, it is a wait like theirs.
 */
export function outpaced(process: Model, task: Task, now: number): string | undefined {
  const { wait, stack, since } = task.waiting!;
  if (!SIGNALS.has(wait) || stack === 0) return undefined;
  const isHere = ({ waiting }: Task) => waiting?.stack === stack && waiting.since > 0;
  const left = process.endedTasks().filter(isHere);
  const through = left.filter(({ outcome }) => outcome === 'finished');
  const longest = Math.max(...left.map(({ waiting, ended }) => ended! - waiting!.since));
  if (through.length < FEWEST || longest * PART > now - since) return undefined;
  if (process.pendingTasks().filter(isHere).length > through.length) return undefined;
  return l10n.t('{0} other tasks came through here in {1} at most', through.length, inWords(longest));
}
