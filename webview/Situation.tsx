import type { DetailsView, TaskState } from '../extension/panel/messages';
import { TaskLink } from './Links';
import { usePanel } from './panelContext';
import { waitClock, waitWords } from './waitText';

/** What comes before the words about a wait or an end, so that they read as a sentence. */
const LEAD: Partial<Record<TaskState, string>> = {
  waiting: 'Waits for ',
  cancelling: 'Being cancelled · ',
  failed: 'Failed: ',
};

/** What the task waits for or how it ended; a task that it waits for can be followed. */
export function Situation({ details }: { details: DetailsView }) {
  const { now } = usePanel().store;
  const { state, wait } = details;
  const clock = waitClock(details, now.value);
  return (
    <p class={`situation ${state}`}>
      {wait.text ? LEAD[state] : undefined}
      <Words details={details} />
      {clock && ` · ${clock}`}
    </p>
  );
}

function Words({ details }: { details: DetailsView }) {
  const words = waitWords(details);
  const { other } = details.wait;
  if (!other) return <>{words}</>;
  const at = words.lastIndexOf(other.name);
  if (at < 0) {
    return (
      <>
        {words} · <TaskLink task={other} />
      </>
    );
  }
  return (
    <>
      {words.slice(0, at)}
      <TaskLink task={other} />
      {words.slice(at + other.name.length)}
    </>
  );
}
