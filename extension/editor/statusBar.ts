/** The status bar item: live tasks, and a warning while a loop is blocked. A click shows the panel. */
import * as vscode from 'vscode';
import type { Summary } from '../../runtime/inspector/calls';
import { inWords } from '../../runtime/inspector/findings/finding';
import type { Inspector } from '../inspector';

export class TasksStatus implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('loopscope.status', vscode.StatusBarAlignment.Left);
  readonly #subscription: vscode.Disposable;

  constructor(inspector: Inspector) {
    this.#item.name = 'Loopscope';
    this.#item.command = 'loopscope.tasks.focus';
    this.#subscription = inspector.onSummary((summary) => this.#show(summary));
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#item.dispose();
  }

  #show(summary: Summary): void {
    if (summary.live === 0) {
      this.#item.hide();
      return;
    }
    const isBlocked = summary.blockedMs > 0;
    this.#item.text = isBlocked
      ? `$(warning) ${vscode.l10n.t('Event loop blocked {0}', inWords(summary.blockedMs))}`
      : `$(pulse) ${count(summary.tasks, vscode.l10n.t('1 async task'), vscode.l10n.t('{0} async tasks', summary.tasks))}`;
    this.#item.backgroundColor = isBlocked
      ? new vscode.ThemeColor('statusBarItem.warningBackground')
      : undefined;
    const { live, findings, lagMs } = summary;
    this.#item.tooltip = [
      count(
        live,
        vscode.l10n.t('1 program in async debug mode'),
        vscode.l10n.t('{0} programs in async debug mode', live),
      ),
      vscode.l10n.t('Loop lag {0}', inWords(lagMs)),
      count(findings, vscode.l10n.t('1 finding'), vscode.l10n.t('{0} findings', findings)),
      vscode.l10n.t('Click to show the tasks'),
    ].join('\n');
    this.#item.show();
  }
}

function count(n: number, one: string, many: string): string {
  return n === 1 ? one : many;
}
