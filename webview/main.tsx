/** The panel's webview: draws what the host sends, and tells it what is wanted. */
import './language';
import '@vscode/codicons/dist/codicon.css';
import './panel.css';
import { render } from 'preact';
import type { ToPanel } from '../extension/panel/messages';
import { connectHost } from './host';
import { Panel } from './Panel';
import { PanelContext } from './panelContext';
import { receive } from './receive';
import { Store } from './store';
import { TreeNavigation } from './treeNavigation';

/** How often ages and time left move on. */
const TICK_MS = 250;

const store = new Store({
  host: connectHost(),
  clock: () => performance.now(),
  onFrame: (callback) => requestAnimationFrame(callback),
});
const navigation = new TreeNavigation(store);

window.addEventListener('message', ({ data }: MessageEvent<ToPanel>) => receive(data, store, navigation));
setInterval(() => {
  if (!document.hidden) store.tick();
}, TICK_MS);

render(
  <PanelContext.Provider value={{ store, navigation }}>
    <Panel />
  </PanelContext.Provider>,
  document.getElementById('app')!,
);
