import * as l10n from '@vscode/l10n';
import type { View } from '../extension/panel/messages';

/**
 * What to tell a screen reader when `view` follows `before`: a sentence if something blocks a loop that was not
 * blocked before; nothing, so that the same sentence can be told again, once it no longer does; else undefined.
 */
export function blockingAlert(before: View | undefined, view: View): string | undefined {
  const wasBlocked = before?.process === view.process && before !== undefined && before.counts.blocking > 0;
  const isBlocked = view.counts.blocking > 0;
  if (isBlocked === wasBlocked) return undefined;
  if (!isBlocked) return '';
  const blocker = view.rows.items.find((row) => row.state === 'blocking');
  return blocker
    ? l10n.t('{0} is blocking the event loop.', blocker.name)
    : l10n.t('The event loop is blocked.');
}
