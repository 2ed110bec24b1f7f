import * as l10n from '@vscode/l10n';
import type { CancellationView } from '../extension/panel/messages';
import { Icon } from './Icon';
import { TaskLink } from './Links';
import { Sentence } from './Sentence';
import { Stack } from './Stack';

/** Who cancelled the task and why, where the request came from, where it arrived, and what became of it. */
export function Cancellation({ cancellation }: { cancellation: CancellationView }) {
  const { text, message, by, requestStack, deliveredAt, swallowed, takenBack } = cancellation;
  return (
    <>
      <h3>{l10n.t('Cancelled')}</h3>
      <p>
        <CancellationSentence text={text} by={by} />
      </p>
      {message && (
        <p>
          <Sentence text={l10n.t('Message: {0}', message)} part={message}>
            <q class="message">{message}</q>
          </Sentence>
        </p>
      )}
      {swallowed && (
        <p>
          <Icon name="warning" tone="warning" /> {l10n.t('The task swallowed the cancellation and went on.')}
        </p>
      )}
      {takenBack && <p>{l10n.t('The cancellation was taken back, and the task went on.')}</p>}
      <Stack level="h4" title={l10n.t('Requested at')} frames={requestStack} />
      <Stack level="h4" title={l10n.t('Delivered at')} frames={deliveredAt ? [deliveredAt] : []} />
    </>
  );
}

function CancellationSentence({ text, by }: Pick<CancellationView, 'text' | 'by'>) {
  if (!by) return <>{text}</>;
  const sentence = text.includes(by.name) ? text : l10n.t('{0} By {1}.', text, by.name);
  return (
    <Sentence text={sentence} part={by.name}>
      <TaskLink task={by} />
    </Sentence>
  );
}
