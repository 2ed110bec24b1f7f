import * as l10n from '@vscode/l10n';
import type { DetailsView } from '../extension/panel/messages';
import { TaskLink } from './Links';
import { usePanel } from './panelContext';
import { Sentence } from './Sentence';
import { lookOf } from './taskState';
import { waitClock } from './waitText';

/** What the task waits for or how it ended; a task that it waits for can be followed. */
export function Situation({ details }: { details: DetailsView }) {
  const { now } = usePanel().store;
  const { other } = details.wait;
  const clock = waitClock(details, now.value);
  return (
    <p class={`situation ${details.state}`}>
      <Sentence text={sentence(details)} part={other?.name ?? ''}>
        {other && <TaskLink task={other} />}
      </Sentence>
      {clock && ` · ${clock}`}
    </p>
  );
}

function sentence({ state, wait: { text, other } }: DetailsView): string {
  if (!text) return lookOf(state).phrase;
  const words = other && !text.includes(other.name) ? `${text} · ${other.name}` : text;
  if (state === 'waiting') return l10n.t('Waits for {0}', words);
  if (state === 'cancelling') return l10n.t('Being cancelled · {0}', words);
  return state === 'failed' ? l10n.t('Failed: {0}', words) : words;
}
