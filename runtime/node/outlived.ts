import type { Wait } from '../asyncio/hooks';
import type { RawFrame } from '../protocol/messages';
import { framesOf, type Place } from './places';

/** A wait of a task, and where. */
export interface PlacedWait {
  readonly wait: Wait;
  readonly place: Place | undefined;
}

/** Whether a task that waits now has caught the cancellation which arrived at a former wait, and goes on. */
export function isOutlived(arrival: PlacedWait, now: PlacedWait): boolean {
  if (arrival.wait === now.wait || !arrival.place || !now.place) return false;
  const way = wayBetween(framesOf(arrival.place), framesOf(now.place));
  return way === 'back' || (way === 'same' && isAnotherCall(arrival.wait, now.wait));
}

/** A task group that waits for its tasks, and a condition that waits for its lock, pass a cancellation on later. */
const PUTTING_OFF: ReadonlySet<string> = new Set(['gather', 'lock']);

/** Whether it isn't the library that waits on: it does so for something else, or puts the cancellation off. */
function isAnotherCall(before: Wait, now: Wait): boolean {
  return (
    before.awaited.constructor === now.awaited.constructor && !PUTTING_OFF.has(now.awaited._waitInfo().kind)
  );
}

/**
 * Which way the outermost frame that has moved went. To clean up it goes onward: `catch` and `finally` stand behind
 * what they are for.
 * @param before innermost first
 */
export function wayBetween(before: readonly RawFrame[], now: readonly RawFrame[]): 'same' | 'back' | 'other' {
  for (let outward = 1; outward <= Math.min(before.length, now.length); outward++) {
    const [file, line, column, name] = before.at(-outward)!;
    const [fileNow, lineNow, columnNow, nameNow] = now.at(-outward)!;
    if (file !== fileNow || name !== nameNow) return 'other';
    if (line !== lineNow) return lineNow < line ? 'back' : 'other';
    if (column !== columnNow) return columnNow < column ? 'back' : 'other';
  }
  return before.length === now.length ? 'same' : 'other';
}
