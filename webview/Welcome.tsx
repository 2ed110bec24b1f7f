import * as l10n from '@vscode/l10n';
import type { PanelCommand } from '../extension/panel/messages';
import { usePanel } from './panelContext';

/** Before any program has been seen. */
export function Welcome() {
  const { store } = usePanel();
  return (
    <div class="welcome">
      <p>
        {l10n.t(
          'See what an async program is doing: every task, what it waits for, who cancelled it, and which line is blocking the event loop right now.',
        )}
      </p>
      {store.isTrusted.value ? (
        <>
          <CommandButton command="loopscope.runFile" title={l10n.t('Run File in Async Debug Mode')} />
          <CommandButton command="loopscope.attach" title={l10n.t('Attach to Process…')} isSecondary />
        </>
      ) : (
        <>
          <p>{l10n.t('This workspace is not trusted, so Loopscope runs nothing in it.')}</p>
          <CommandButton command="workbench.trust.manage" title={l10n.t('Manage Workspace Trust')} />
        </>
      )}
      <CommandButton command="loopscope.openExample" title={l10n.t('Open an Example')} isSecondary />
    </div>
  );
}

interface CommandButtonProps {
  readonly command: PanelCommand;
  readonly title: string;
  readonly isSecondary?: boolean;
}

function CommandButton({ command, title, isSecondary }: CommandButtonProps) {
  const { store } = usePanel();
  return (
    <button
      type="button"
      class={isSecondary ? 'button secondary' : 'button'}
      onClick={() => store.run(command)}
    >
      {title}
    </button>
  );
}
