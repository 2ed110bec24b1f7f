import * as l10n from '@vscode/l10n';
import { useEffect, useState } from 'preact/hooks';
import type { DetailsView } from '../extension/panel/messages';
import { detailsText } from './detailsText';
import { Icon } from './Icon';
import { usePanel } from './panelContext';

interface Answer {
  readonly icon: string;
  readonly title: string;
}

const OFFER: Answer = { icon: 'copy', title: l10n.t('Copy Details as Text') };
const COPIED: Answer = { icon: 'check', title: l10n.t('Copied') };
const REFUSED: Answer = { icon: 'error', title: l10n.t('The clipboard refused the text') };

/** How long the button says what came of it. */
const ANSWER_MS = 1500;

/** Copies the details as plain text. */
export function CopyButton({ details }: { details: DetailsView }) {
  const { store } = usePanel();
  const [answer, setAnswer] = useState<Answer>(OFFER);
  useEffect(() => {
    if (answer === OFFER) return;
    const timer = setTimeout(() => setAnswer(OFFER), ANSWER_MS);
    return () => clearTimeout(timer);
  }, [answer]);
  const tell = (outcome: Answer) => {
    setAnswer(outcome);
    store.announcement.value = outcome.title;
  };
  const copy = async () => {
    try {
      // There is no clipboard at all where VS Code is served over plain HTTP.
      const isStopped = store.process.peek()?.isStopped;
      await navigator.clipboard.writeText(detailsText(details, store.now.peek(), isStopped));
      tell(COPIED);
    } catch {
      tell(REFUSED);
    }
  };
  return (
    <button type="button" class="action" title={answer.title} aria-label={answer.title} onClick={copy}>
      <Icon name={answer.icon} />
    </button>
  );
}
