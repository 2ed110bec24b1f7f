import * as l10n from '@vscode/l10n';
import type { DetailsView } from '../extension/panel/messages';
import { Cancellation } from './Cancellation';
import { CopyButton } from './CopyButton';
import { formatDuration } from './duration';
import { Finding } from './Finding';
import { Icon } from './Icon';
import { TaskLink } from './Links';
import { usePanel } from './panelContext';
import { Sentence } from './Sentence';
import { Situation } from './Situation';
import { Stack } from './Stack';
import { coroutineBeside } from './taskName';
import { lookOf, stackTitle } from './taskState';

/** All that is known of the selected task. */
export function Details({ details }: { details: DetailsView }) {
  const { store } = usePanel();
  return (
    <section
      class="details"
      aria-label={l10n.t('Details of {0}', details.name)}
      style={{ flexBasis: store.detailsHeight.value }}
    >
      <Heading details={details} />
      <div class="details-body">
        <Situation details={details} />
        <Origin details={details} />
        <Stack
          title={stackTitle(details.state, store.process.value?.isStopped)}
          frames={details.awaitStack}
        />
        {details.cancellations.map((cancellation, i) => (
          <Cancellation key={i} cancellation={cancellation} />
        ))}
        <Stack title={l10n.t('Started at')} frames={details.creationStack} />
        {details.findings.length > 0 && <h3>{l10n.t('Findings')}</h3>}
        <ul class="findings">
          {details.findings.map((finding) => (
            <Finding key={finding.key} finding={finding} isOfShownTask />
          ))}
        </ul>
      </div>
    </section>
  );
}

function Heading({ details }: { details: DetailsView }) {
  const { store } = usePanel();
  const { name, state } = details;
  const { icon, word } = lookOf(state);
  const coroutine = coroutineBeside(details);
  return (
    <div class="heading">
      <Icon name={icon} label={word} tone={`state ${state}`} />
      <h2 title={name}>{name}</h2>
      {coroutine && (
        <span class="coroutine dim" title={coroutine}>
          {coroutine}
        </span>
      )}
      <span class="heading-actions">
        {store.canCancel(state) && (
          <Action icon="debug-stop" label={l10n.t('Cancel Task')} onPress={() => store.cancel(details)} />
        )}
        <CopyButton details={details} />
        <Action icon="close" label={l10n.t('Close Details')} onPress={() => store.select(undefined)} />
      </span>
    </div>
  );
}

function Action({ icon, label, onPress }: { icon: string; label: string; onPress: () => void }) {
  return (
    <button type="button" class="action" title={label} aria-label={label} onClick={onPress}>
      <Icon name={icon} />
    </button>
  );
}

/** How old it is and who started it; from when it was first seen, where its start was not. */
function Origin({ details: { created, ended, parent, creationStack } }: { details: DetailsView }) {
  const { now } = usePanel().store;
  const age = formatDuration((ended ?? now.value) - created);
  const isStartKnown = parent !== undefined || creationStack.length > 0;
  const ofStarted = ended === undefined ? startedAgo : lived;
  const ofSeen = ended === undefined ? seenAgo : seenFor;
  return (
    <p class="dim">
      <Sentence text={isStartKnown ? ofStarted(age, parent?.name) : ofSeen(age)} part={parent?.name ?? ''}>
        {parent && <TaskLink task={parent} />}
      </Sentence>
    </p>
  );
}

function startedAgo(age: string, parent: string | undefined): string {
  return parent ? l10n.t('Started {0} ago by {1}', age, parent) : l10n.t('Started {0} ago', age);
}

function lived(age: string, parent: string | undefined): string {
  return parent ? l10n.t('Lived {0}, started by {1}', age, parent) : l10n.t('Lived {0}', age);
}

function seenAgo(age: string): string {
  return l10n.t('First seen {0} ago', age);
}

function seenFor(age: string): string {
  return l10n.t('Seen for {0}', age);
}
