import * as l10n from '@vscode/l10n';
import type { Location } from '../extension/panel/messages';
import { fullLocation, shortLocation } from './location';
import { usePanel } from './panelContext';

/** A source line that opens in the editor: `server.py:41`. */
export function LocationLink({ location }: { location: Location }) {
  const { store } = usePanel();
  return (
    <button type="button" class="link" title={fullLocation(location)} onClick={() => store.open(location)}>
      {shortLocation(location)}
    </button>
  );
}

/** A task's name that selects the task. */
export function TaskLink({ task }: { task: { readonly key: number; readonly name: string } }) {
  const { navigation } = usePanel();
  return (
    <button
      type="button"
      class="link"
      title={l10n.t('Show {0}', task.name)}
      onClick={() => navigation.reveal(task.key)}
    >
      {task.name}
    </button>
  );
}
