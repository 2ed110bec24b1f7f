import { useEffect, useState } from 'preact/hooks';
import type { DetailsView } from '../extension/panel/messages';
import { detailsText } from './detailsText';
import { usePanel } from './panelContext';

/** How long the button says what came of it. */
const ANSWER_MS = 1500;

/** Copies the details as plain text. */
export function CopyButton({ details }: { details: DetailsView }) {
  const { store } = usePanel();
  const [answer, setAnswer] = useState('');
  useEffect(() => {
    if (!answer) return;
    const timer = setTimeout(() => setAnswer(''), ANSWER_MS);
    return () => clearTimeout(timer);
  }, [answer]);
  const copy = () =>
    navigator.clipboard.writeText(detailsText(details, store.now.peek())).then(
      () => setAnswer('Copied'),
      () => setAnswer('Copying is not allowed here'),
    );
  return (
    <button type="button" class="button secondary" title="Copy these details as text" onClick={copy}>
      <span aria-live="polite">{answer || 'Copy'}</span>
    </button>
  );
}
