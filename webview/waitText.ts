import * as l10n from '@vscode/l10n';
import type { RowView } from '../extension/panel/messages';
import { formatDuration } from './duration';
import { lookOf } from './taskState';

type Waiting = Pick<RowView, 'state' | 'wait'>;

/** What a task waits for, without the ticking part: `sleep`, `lock db · held by handle #31`. */
export function waitWords({ state, wait }: Waiting): string {
  return wait.text || lookOf(state).phrase;
}

/** What is told is a little old: a sleep that seems to be over by less may have ended, or begun anew. Milliseconds. */
const OVERDUE_MS = 1_000;

/** A wait is worth a clock once it has lasted this long: most are over by then. Milliseconds. */
const LASTING_MS = 1_000;

/** The ticking part: `1.2 s left`, `1.2 s overdue`, `for 12 s`, or how long the loop has been blocked; empty if there is none. */
export function waitClock({ state, wait }: Waiting, now: number): string {
  if (wait.deadline !== undefined) {
    const left = wait.deadline - now;
    if (left >= 0) return l10n.t('{0} left', coarse(left));
    return left <= -OVERDUE_MS ? l10n.t('{0} overdue', coarse(-left)) : '';
  }
  if (wait.since === undefined) return '';
  const lasted = now - wait.since;
  if (state === 'blocking') return formatDuration(lasted);
  return lasted >= LASTING_MS ? l10n.t('for {0}', coarse(lasted)) : '';
}

/** Both, as a row shows them: `sleep · 1.2 s left`. */
export function waitText(task: Waiting, now: number): string {
  return [waitWords(task), waitClock(task, now)].filter(Boolean).join(' · ');
}

/** The greatest unit alone, and tenths only of few seconds: a row is narrow, and nobody waits for the seconds of an hour. */
function coarse(ms: number): string {
  const [number, unit] = formatDuration(ms).split(' ') as [string, string];
  return `${Number(number) < 10 ? number : Number.parseInt(number, 10)} ${unit}`;
}
