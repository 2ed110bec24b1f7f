import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { formatNumber } from './number';
import { usePanel } from './panelContext';
import type { Tab } from './savedState';

const TABS: ReadonlyArray<readonly [tab: Tab, title: string]> = [
  ['tasks', l10n.t('Tasks')],
  ['findings', l10n.t('Findings')],
];

/** Picks what is seen of the program; the arrow keys move between the tabs. */
export function Tabs() {
  const { store } = usePanel();
  const found = store.view.value!.findingsTotal;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const other = store.tab.peek() === 'tasks' ? 'findings' : 'tasks';
    store.showTab(other);
    document.getElementById(`tab-${other}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" onKeyDown={onKeyDown}>
      {TABS.map(([tab, title]) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={`tab-${tab}`}
          aria-selected={store.tab.value === tab}
          aria-controls={`panel-${tab}`}
          tabIndex={store.tab.value === tab ? 0 : -1}
          onClick={() => store.showTab(tab)}
        >
          {title}
          {tab === 'findings' && found > 0 && <span class="badge">{formatNumber(found)}</span>}
        </button>
      ))}
    </div>
  );
}

/** What a tab shows. */
export function TabPanel({ tab, children }: { tab: Tab; children: ComponentChildren }) {
  return (
    <div key={tab} class="tab-panel" role="tabpanel" id={`panel-${tab}`} aria-labelledby={`tab-${tab}`}>
      {children}
    </div>
  );
}
