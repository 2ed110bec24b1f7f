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
    ...(details.error ? [`Error: ${details.error}`] : []),
    ...(details.parent ? [`Started by ${details.parent.name}`] : []),
    ...stack(stackTitle(details.state, isStopped), details.awaitStack),
    ...details.cancellations.flatMap(cancellation),
    ...stack('Started at', details.creationStack),
    ...details.findings.map((finding) => `Finding: ${finding.id}: ${finding.message}`),
    '',
  ].join('\n');
}

function headline(details: DetailsView, now: number): string {
  const { state, created, ended } = details;
  const coroutine = coroutineBeside(details);
  const what = coroutine ? `${details.name} (${coroutine})` : details.name;
  return `${what}: ${lookOf(state).word}, age ${formatDuration((ended ?? now) - created)}`;
}

function stack(title: string, frames: readonly FrameView[]): string[] {
  return frames.length > 0 ? [`${title}:`, ...frames.map(frame)] : [];
}

function frame(at: FrameView): string {
  const where = `  ${at.function} (${fullLocation(at)})`;
  return at.source ? `${where}\n    ${at.source}` : where;
}

function cancellation({ text, message, requestStack, deliveredAt, swallowed }: CancellationView): string[] {
  return [
    message ? `${text} Message: ${message}` : text,
    ...stack('Requested at', requestStack),
    ...stack('Delivered at', deliveredAt ? [deliveredAt] : []),
    ...(swallowed ? ['The task swallowed the cancellation and went on.'] : []),
  ];
}
