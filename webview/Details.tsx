import type { DetailsView } from '../extension/panel/messages';
import { Cancellation } from './Cancellation';
import { CopyButton } from './CopyButton';
import { formatDuration } from './duration';
import { Finding } from './Finding';
import { Icon } from './Icon';
import { TaskLink } from './Links';
import { usePanel } from './panelContext';
import { Stack } from './Stack';
import { isLive, lookOf } from './taskState';
import { waitClock, waitWords } from './waitText';

/** All that is known of the selected task. */
export function Details({ details }: { details: DetailsView }) {
  const { store } = usePanel();
  return (
    <section
      class="details"
      aria-label={`Details of ${details.name}`}
      style={{ flexBasis: store.detailsHeight.value }}
    >
      <Heading details={details} />
      <Situation details={details} />
      <div class="buttons">
        {store.canCancel(details.state) && (
          <button type="button" class="button secondary" onClick={() => store.cancel(details)}>
            Cancel Task
          </button>
        )}
        <CopyButton details={details} />
      </div>
      {details.findings.length > 0 && (
        <>
          <h3>Findings</h3>
          <ul class="findings">
            {details.findings.map((finding) => (
              <Finding key={finding.key} finding={finding} isOfShownTask />
            ))}
          </ul>
        </>
      )}
      <Stack title={isLive(details.state) ? 'Waiting at' : 'Last seen at'} frames={details.awaitStack} />
      {details.cancellations.map((cancellation, i) => (
        <Cancellation key={i} cancellation={cancellation} />
      ))}
      <Stack title="Started at" frames={details.creationStack} />
    </section>
  );
}

function Heading({ details }: { details: DetailsView }) {
  const { store } = usePanel();
  const { name, coroutine, state, created, ended } = details;
  const { icon, word } = lookOf(state);
  const age = formatDuration((ended ?? store.now.value) - created);
  return (
    <div class="heading">
      <h2 title={name}>{name}</h2>
      {coroutine && coroutine !== name && (
        <span class="coroutine dim" title={coroutine}>
          {coroutine}
        </span>
      )}
      <span class="condition dim">
        <Icon name={icon} tone={`state ${state}`} /> {word} · {ended === undefined ? 'age' : 'lived'} {age}
      </span>
      <button
        type="button"
        class="action"
        title="Close details"
        aria-label="Close details"
        onClick={() => store.select(undefined)}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}

/** What it waits for or how it ended, in a sentence, and who started it. */
function Situation({ details }: { details: DetailsView }) {
  return (
    <>
      <p class={`situation ${details.state}`}>
        <WaitSentence details={details} />
      </p>
      {details.error && details.error !== details.wait.text && <p class="error-text">{details.error}</p>}
      {details.parent && (
        <p class="dim">
          Started by <TaskLink task={details.parent} />
        </p>
      )}
    </>
  );
}

function WaitSentence({ details }: { details: DetailsView }) {
  const clock = waitClock(details, usePanel().store.now.value);
  const words = waitWords(details);
  const { other } = details.wait;
  const at = other ? words.lastIndexOf(other.name) : -1;
  return (
    <>
      {details.state === 'waiting' && details.wait.text && 'Waits for '}
      {other && at >= 0 ? words.slice(0, at) : words}
      {other && at < 0 && ' · '}
      {other && <TaskLink task={other} />}
      {other && at >= 0 && words.slice(at + other.name.length)}
      {clock && ` · ${clock}`}
      {details.state === 'waiting' && <Waited details={details} />}
    </>
  );
}

function Waited({ details: { wait } }: { details: DetailsView }) {
  const { now } = usePanel().store;
  if (wait.since === undefined) return null;
  return <span class="dim"> · for {formatDuration(now.value - wait.since)}</span>;
}
