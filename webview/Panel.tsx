import * as l10n from '@vscode/l10n';
import { Banner } from './Banner';
import { Details } from './Details';
import { EmptyTree } from './EmptyTree';
import { Filter } from './Filter';
import { Findings } from './Findings';
import { Footer } from './Footer';
import { Header } from './Header';
import { usePanel } from './panelContext';
import { Splitter } from './Splitter';
import { TabPanel, Tabs } from './Tabs';
import { Tree } from './Tree';
import { Unwatched } from './Unwatched';
import { Welcome } from './Welcome';

/** The whole panel. */
export function Panel() {
  const { store } = usePanel();
  const hasAnswer = store.view.value !== undefined;
  return (
    <main class="panel" aria-busy={!hasAnswer}>
      <h1 class="spoken">{l10n.t('Async Tasks')}</h1>
      {hasAnswer && (store.process.value ? <Program /> : <Welcome />)}
      <div class="spoken" role="status" aria-live="polite">
        {store.announcement.value}
      </div>
    </main>
  );
}

/** What there is to see of the program that is picked. */
function Program() {
  const { store } = usePanel();
  const reason = store.process.value!.unwatched;
  if (reason) {
    return (
      <>
        <Header />
        <Unwatched reason={reason} />
      </>
    );
  }
  return (
    <>
      <Header />
      <Banner />
      <Tabs />
      {store.tab.value === 'tasks' ? (
        <TabPanel tab="tasks">
          <Filter />
          {store.view.value!.rows.total > 0 ? <Tree /> : <EmptyTree />}
          {store.details.value && (
            <>
              <Splitter />
              <Details key={store.details.value.key} details={store.details.value} />
            </>
          )}
        </TabPanel>
      ) : (
        <TabPanel tab="findings">
          <Findings />
        </TabPanel>
      )}
      <Footer />
    </>
  );
}
