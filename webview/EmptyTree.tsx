import * as l10n from '@vscode/l10n';
import { usePanel } from './panelContext';

/** Says why there are no rows. */
export function EmptyTree() {
  const { store } = usePanel();
  if (store.filter.value) {
    return (
      <div class="empty">
        <p>{l10n.t('No task matches the filter.')}</p>
        <button type="button" class="button secondary" onClick={() => store.setFilter('')}>
          {l10n.t('Clear Filter')}
        </button>
      </div>
    );
  }
  return (
    <div class="empty">
      <p>
        {store.process.value?.state === 'live'
          ? l10n.t('No tasks at the moment. They show up here as the program starts them.')
          : l10n.t('No tasks were left.')}
      </p>
    </div>
  );
}
