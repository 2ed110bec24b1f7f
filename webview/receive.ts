import { batch } from '@preact/signals';
import type { ToPanel } from '../extension/panel/messages';
import type { Store } from './store';
import type { TreeNavigation } from './treeNavigation';

/** Takes in a message of the host. */
export function receive(message: ToPanel, store: Store, navigation: TreeNavigation): void {
  if (message.type === 'reveal') {
    if (message.process !== store.process.peek()?.key) store.pickProcess(message.process);
    navigation.reveal(message.task);
  } else if (message.type === 'paused') store.isPaused.value = message.paused;
  else if (message.type === 'trusted') store.isTrusted.value = message.trusted;
  else if (message.type === 'view') {
    batch(() => {
      const before = store.view.peek();
      store.show(message.view);
      navigation.follow(before, message.view);
    });
  }
}
