/** The status bar item: live tasks, and a warning while a loop is blocked. A click shows the panel. */
import * as vscode from 'vscode';
import type { Summary } from '../../runtime/inspector/calls';
import { count } from '../../runtime/inspector/words';
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
      ? `$(warning) Event loop blocked ${Math.round(summary.blockedMs)} ms`
      : `$(pulse) ${count(summary.tasks, 'async task')}`;
    this.#item.backgroundColor = isBlocked
      ? new vscode.ThemeColor('statusBarItem.warningBackground')
      : undefined;
    this.#item.tooltip = [
      `${count(summary.live, 'program')} in async debug mode`,
      `${count(summary.tasks, 'live task')}`,
      `loop lag ${Math.round(summary.lagMs)} ms`,
      count(summary.findings, 'finding'),
    ].join('\n');
    this.#item.show();
  }
}
