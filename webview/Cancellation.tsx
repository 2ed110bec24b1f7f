import type { CancellationView } from '../extension/panel/messages';
import { Icon } from './Icon';
import { TaskLink } from './Links';
import { Stack } from './Stack';

/** Who cancelled the task and why, where the request came from, where it arrived, and what became of it. */
export function Cancellation({ cancellation }: { cancellation: CancellationView }) {
  const { text, message, by, requestStack, deliveredAt, swallowed } = cancellation;
  return (
    <>
      <h3>Cancelled</h3>
      <p>
        <CancellationSentence text={text} by={by} />
      </p>
      {message && (
        <p>
          Message: <q class="message">{message}</q>
        </p>
      )}
      {swallowed && (
        <p>
          <Icon name="warning" tone="warning" /> The task swallowed the cancellation and went on.
        </p>
      )}
      <Stack level="h4" title="Requested at" frames={requestStack} />
      <Stack level="h4" title="Delivered at" frames={deliveredAt ? [deliveredAt] : []} />
    </>
  );
}

function CancellationSentence({ text, by }: Pick<CancellationView, 'text' | 'by'>) {
  const at = by ? text.indexOf(by.name) : -1;
  if (!by) return <>{text}</>;
  if (at < 0)
    return (
      <>
        {text} By <TaskLink task={by} />.
      </>
    );
  return (
    <>
      {text.slice(0, at)}
      <TaskLink task={by} />
      {text.slice(at + by.name.length)}
    </>
  );
}
