import * as l10n from '@vscode/l10n';
import { Icon } from './Icon';
import { usePanel } from './panelContext';

/** Says that what is seen is over. */
export function Banner() {
  const state = usePanel().store.process.value?.state;
  if (state === 'ended') {
    return (
      <p class="banner">
        <Icon name="info" tone="information" /> {l10n.t('The program ended.')}
      </p>
    );
  }
  if (state !== 'killed') return null;
  return (
    <p class="banner">
      <Icon name="warning" tone="warning" /> {l10n.t('The program was killed; this is what was last seen.')}
    </p>
  );
}
