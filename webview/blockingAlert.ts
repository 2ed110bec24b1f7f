import type { View } from '../extension/panel/messages';

/**
 * What to tell a screen reader when `view` follows `before`: a sentence if something blocks a loop that was not
 * blocked before; undefined otherwise.
 */
export function blockingAlert(before: View | undefined, view: View): string | undefined {
  if (view.counts.blocking === 0) return undefined;
  if (before?.process === view.process && before && before.counts.blocking > 0) return undefined;
  const blocker = view.rows.items.find((row) => row.state === 'blocking');
  return blocker ? `${blocker.name} is blocking the event loop.` : 'The event loop is blocked.';
}
