/**
 * Instrument New Terminals: whatever is started in a terminal that is opened from now on has an agent in it, as it
 * is: `uvicorn app:app`, `pytest`, `npm test`.
 */
import path from 'node:path';
import * as vscode from 'vscode';
import { agentEnvironment } from '../../runtime/launch/environment';
import type { Inspector } from '../inspector';

/** Where it is kept, for a window that is reloaded, that terminals are instrumented. */
const KEY = 'instrumentsTerminals';

export class InstrumentedTerminals implements vscode.Disposable {
  readonly #inspector: Inspector;
  readonly #environment: vscode.GlobalEnvironmentVariableCollection;
  readonly #state: vscode.Memento;
  readonly #item = vscode.window.createStatusBarItem('loopscope.terminals', vscode.StatusBarAlignment.Left);

  constructor(
    inspector: Inspector,
    { environmentVariableCollection, workspaceState }: vscode.ExtensionContext,
  ) {
    this.#inspector = inspector;
    this.#environment = environmentVariableCollection;
    this.#state = workspaceState;
    this.#item.name = vscode.l10n.t('Loopscope: Terminals');
    this.#item.text = `$(terminal) ${vscode.l10n.t('Instrumented')}`;
    this.#item.tooltip = vscode.l10n.t('New terminals are in async debug mode. Click to end this.');
    this.#item.command = 'loopscope.plainTerminals';
    if (workspaceState.get(KEY)) void this.#resume();
  }

  /** Instruments the terminals that are opened from now on, or no longer. */
  async set(isOn: boolean): Promise<void> {
    if (isOn && !vscode.workspace.isTrusted) {
      const sentence = vscode.l10n.t('Loopscope instruments no terminal in a workspace that is not trusted.');
      void vscode.window.showErrorMessage(sentence);
      return;
    }
    this.#environment.clear();
    if (isOn) this.#fill(await this.#inspector.address());
    this.#item[isOn ? 'show' : 'hide']();
    await vscode.commands.executeCommand('setContext', 'loopscope.instrumentsTerminals', isOn);
    await this.#state.update(KEY, isOn);
  }

  dispose(): void {
    this.#item.dispose();
  }

  /** On in a window that is reloaded; in a new one there is another inspector, or none. */
  async #resume(): Promise<void> {
    await this.set(vscode.workspace.isTrusted && (await this.#inspector.isResumed));
  }

  #fill(address: string): void {
    const environment = this.#environment;
    // The next window may have another inspector.
    environment.persistent = false;
    environment.description = vscode.l10n.t('Shows the async tasks of the programs that are started here');
    const { PYTHONPATH, NODE_OPTIONS, ...rest } = agentEnvironment(this.#inspector, address, {});
    for (const [name, value] of Object.entries(rest)) environment.replace(name, value);
    environment.append('NODE_OPTIONS', ` ${NODE_OPTIONS}`);
    // With a delimiter and nothing behind it, Python would look in the current folder too.
    if (hasOwn('PYTHONPATH')) environment.prepend('PYTHONPATH', PYTHONPATH + path.delimiter);
    else environment.replace('PYTHONPATH', PYTHONPATH);
  }
}

/** Whether terminals have a variable without us: from where VS Code was started, or by a setting. */
function hasOwn(variable: string): boolean {
  const platform = { win32: 'windows', darwin: 'osx' }[process.platform as string] ?? 'linux';
  const set = vscode.workspace
    .getConfiguration('terminal.integrated.env')
    .get<Record<string, string | null>>(platform, {});
  return Boolean(set[variable] ?? process.env[variable]);
}
