import * as l10n from '@vscode/l10n';
import type { CancellationView, DetailsView, FrameView } from '../extension/panel/messages';
import { formatDuration } from './duration';
import { fullLocation } from './location';
import { coroutineBeside } from './taskName';
import { lookOf, stackTitle } from './taskState';
import { waitText } from './waitText';

/** The details of a task as plain text, to paste into an issue or a chat; ages as of `now`. `isStopped`: a debugger holds the program. */
export function detailsText(details: DetailsView, now: number, isStopped = false): string {
  return [
    headline(details, now),
    waitText(details, now),
    ...(details.error ? [l10n.t('Error: {0}', details.error)] : []),
    ...(details.parent ? [l10n.t('Started by {0}', details.parent.name)] : []),
    ...stack(stackTitle(details.state, isStopped), details.awaitStack),
    ...details.cancellations.flatMap(cancellation),
    ...stack(l10n.t('Started at'), details.creationStack),
    ...details.findings.map(({ id, message }) => l10n.t('Finding: {0}: {1}', id, message)),
    '',
  ].join('\n');
}

function headline(details: DetailsView, now: number): string {
  const { state, created, ended } = details;
  const coroutine = coroutineBeside(details);
  const what = coroutine ? `${details.name} (${coroutine})` : details.name;
  const age = formatDuration((ended ?? now) - created);
  return l10n.t('{0}: {1}, age {2}', what, lookOf(state).word, age);
}

function stack(title: string, frames: readonly FrameView[]): string[] {
  return frames.length > 0 ? [`${title}:`, ...frames.map(frame)] : [];
}

function frame(at: FrameView): string {
  const where = `  ${at.function} (${fullLocation(at)})`;
  return at.source ? `${where}\n    ${at.source}` : where;
}

function cancellation(told: CancellationView): string[] {
  const { text, message, requestStack, deliveredAt, swallowed, takenBack } = told;
  return [
    message ? `${text} ${l10n.t('Message: {0}', message)}` : text,
    ...stack(l10n.t('Requested at'), requestStack),
    ...stack(l10n.t('Delivered at'), deliveredAt ? [deliveredAt] : []),
    ...(swallowed ? [l10n.t('The task swallowed the cancellation and went on.')] : []),
    ...(takenBack ? [l10n.t('The cancellation was taken back, and the task went on.')] : []),
  ];
}
