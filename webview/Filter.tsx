import * as l10n from '@vscode/l10n';
import { Icon } from './Icon';
import { formatNumber } from './number';
import { usePanel } from './panelContext';

/** The element id of the filter box: typing in the tree goes there. */
export const FILTER_ID = 'filter';
/** The element id of the tree: Arrow Down in the filter box goes there. */
export const TREE_ID = 'tree';

/** Shows only the rows that contain each of the words typed here. */
export function Filter() {
  const { store, navigation } = usePanel();
  const filter = store.filter.value;
  const change = (text: string) => {
    store.setFilter(text);
    if (store.selected.peek() === undefined) navigation.toTop();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') change('');
    else if (event.key === 'ArrowDown') document.getElementById(TREE_ID)?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <search class="filter">
      <input
        id={FILTER_ID}
        type="text"
        spellcheck={false}
        autocomplete="off"
        placeholder={l10n.t('Filter by name, wait or state')}
        aria-label={l10n.t('Filter tasks by name, coroutine, wait or state')}
        value={filter}
        onInput={(event) => change(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {filter && (
        <>
          <span class="badge">{l10n.t('{0} rows', formatNumber(store.view.value!.rows.total))}</span>
          <button
            type="button"
            class="action"
            title={l10n.t('Clear Filter')}
            aria-label={l10n.t('Clear Filter')}
            onClick={() => change('')}
          >
            <Icon name="close" />
          </button>
        </>
      )}
    </search>
  );
}
