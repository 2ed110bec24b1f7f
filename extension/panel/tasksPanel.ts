/** The webview view Async Tasks, host side: hands queries to the inspector and views to the page. */
import * as vscode from 'vscode';
import type { LineShifts } from '../editor/lineShifts';
import { openLocation } from '../editor/openLocation';
import type { Inspector } from '../inspector';
import { type FromPanel, PANEL_COMMANDS, type ToPanel, type View, type ViewQuery } from './messages';
import { withMovedLines } from './movedLines';
import { page } from './page';

export class TasksPanel implements vscode.WebviewViewProvider, vscode.Disposable {
  readonly #extension: vscode.Uri;
  readonly #inspector: Inspector;
  readonly #shifts: LineShifts;
  readonly #subscriptions: readonly vscode.Disposable[];
  #webviewView: vscode.WebviewView | undefined;
  #query: ViewQuery | undefined;
  /** The latest one. */
  #view: View | undefined;
  #isPaused = false;
  /** What the page is told once it is up. */
  #revealing: ToPanel | undefined;

  constructor(extension: vscode.Uri, inspector: Inspector, shifts: LineShifts) {
    this.#extension = extension;
    this.#inspector = inspector;
    this.#shifts = shifts;
    this.#subscriptions = [
      inspector.onView((view) => this.#show(view)),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#postTrust()),
      shifts.onMoved(() => {
        // A view tells the time, so an old one is shown again only where time stands still.
        if (!this.#isPaused) this.#watch(this.#query);
        else if (this.#view) this.#show(this.#view);
      }),
    ];
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
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #receive(message: FromPanel): Promise<void> {
    switch (message.type) {
      case 'query':
        this.#watch(message.query);
        this.#post({ type: 'paused', paused: this.#isPaused });
        this.#postTrust();
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

  #show(view: View): void {
    this.#view = view;
    this.#post({ type: 'view', view: withMovedLines(view, this.#shifts) });
  }

  #watch(query: ViewQuery | undefined): void {
    this.#query = query;
    this.#inspector.watch(query, !this.#isPaused);
  }

  #postTrust(): void {
    this.#post({ type: 'trusted', trusted: vscode.workspace.isTrusted });
  }

  #postReveal(): void {
    if (this.#revealing) this.#post(this.#revealing);
    this.#revealing = undefined;
  }

  #post(message: ToPanel): void {
    void this.#webviewView?.webview.postMessage(message);
  }
}
