/** The webview view Async Tasks, host side: hands queries to the inspector and views to the page. */
import * as vscode from 'vscode';
import { openLocation } from '../editor/openLocation';
import type { Inspector } from '../inspector';
import { type FromPanel, PANEL_COMMANDS, type ToPanel, type ViewQuery } from './messages';
import { page } from './page';

export class TasksPanel implements vscode.WebviewViewProvider, vscode.Disposable {
  readonly #extension: vscode.Uri;
  readonly #inspector: Inspector;
  readonly #views: vscode.Disposable;
  #webviewView: vscode.WebviewView | undefined;
  #query: ViewQuery | undefined;
  #isPaused = false;
  /** What the page is told once it is up. */
  #revealing: ToPanel | undefined;

  constructor(extension: vscode.Uri, inspector: Inspector) {
    this.#extension = extension;
    this.#inspector = inspector;
    this.#views = inspector.onView((view) => this.#post({ type: 'view', view }));
  }

  resolveWebviewView(webviewView: vscode.WebviewView): void {
    this.#webviewView = webviewView;
    const { webview } = webviewView;
    const media = vscode.Uri.joinPath(this.#extension, 'dist', 'webview');
    webview.options = { enableScripts: true, localResourceRoots: [media] };
    webview.onDidReceiveMessage((message: FromPanel) => this.#receive(message));
    webviewView.onDidDispose(() => {
      this.#webviewView = undefined;
      this.#watch(undefined);
    });
    webviewView.onDidChangeVisibility(() => {
      // A hidden page is gone; it asks again when it is shown.
      if (!webviewView.visible) this.#watch(undefined);
    });
    webview.html = page(webview, media);
  }

  /** Stops the updates, or lets them go on. Scrolling and selecting while paused show the tasks of that moment. */
  setPaused(isPaused: boolean): void {
    this.#isPaused = isPaused;
    this.#watch(this.#query);
    void vscode.commands.executeCommand('setContext', 'loopscope.isPaused', isPaused);
    this.#post({ type: 'paused', paused: isPaused });
  }

  /** Shows the panel with a task selected. */
  async reveal(process: number, task: number): Promise<void> {
    this.#revealing = { type: 'reveal', process, task };
    if (this.#query) this.#postReveal();
    await vscode.commands.executeCommand('loopscope.tasks.focus');
  }

  dispose(): void {
    this.#views.dispose();
  }

  async #receive(message: FromPanel): Promise<void> {
    switch (message.type) {
      case 'query':
        this.#watch(message.query);
        this.#post({ type: 'paused', paused: this.#isPaused });
        this.#postReveal();
        break;
      case 'open':
        await openLocation(message.location);
        break;
      case 'cancelTask': {
        const obstacle = await this.#inspector.cancelTask(message.process, message.task);
        if (obstacle) void vscode.window.showWarningMessage(obstacle);
        break;
      }
      case 'command':
        if (PANEL_COMMANDS.includes(message.command)) await vscode.commands.executeCommand(message.command);
        break;
    }
  }

  #watch(query: ViewQuery | undefined): void {
    this.#query = query;
    this.#inspector.watch(query, !this.#isPaused);
  }

  #postReveal(): void {
    if (this.#revealing) this.#post(this.#revealing);
    this.#revealing = undefined;
  }

  #post(message: ToPanel): void {
    void this.#webviewView?.webview.postMessage(message);
  }
}
