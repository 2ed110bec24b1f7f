/** Hints on the lines where tasks wait, and on those that started them: `37 waiting, oldest 12 s`, `12 live`. */
import * as vscode from 'vscode';
import type { LineView } from '../../runtime/inspector/view';
import type { Inspector } from '../inspector';
import { age } from './age';
import { languageOf, SELECTOR } from './languages';
import type { LineShifts } from './lineShifts';

/** The visible files are looked up so often. Milliseconds. */
const REFRESH_MS = 1_000;

export class LineHints implements vscode.InlayHintsProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeInlayHints = this.#changed.event;
  readonly #inspector: Inspector;
  readonly #shifts: LineShifts;
  readonly #subscriptions: vscode.Disposable[];
  #timer: NodeJS.Timeout | undefined;
  #lines: ReadonlyMap<string, readonly LineView[]> = new Map();

  constructor(inspector: Inspector, shifts: LineShifts) {
    this.#inspector = inspector;
    this.#shifts = shifts;
    this.#subscriptions = [
      this.#changed,
      vscode.languages.registerInlayHintsProvider(SELECTOR, this),
      inspector.onSummary(({ live }) => this.#follow(live > 0)),
      vscode.window.onDidChangeVisibleTextEditors(() => {
        if (this.#timer) void this.#refresh();
      }),
    ];
  }

  provideInlayHints(document: vscode.TextDocument, range: vscode.Range): vscode.InlayHint[] {
    const byLine = new Map<number, LineView[]>();
    for (const view of this.#lines.get(document.uri.fsPath) ?? []) {
      const line = this.#shifts.now(document.uri.fsPath, view.line, view.started) - 1;
      if (line < range.start.line || line > range.end.line || line >= document.lineCount) continue;
      byLine.set(line, [...(byLine.get(line) ?? []), view]);
    }
    return [...byLine].map(([line, views]) => hint(document.lineAt(line).range.end, views));
  }

  dispose(): void {
    clearInterval(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #follow(isLive: boolean): void {
    if (isLive === (this.#timer !== undefined)) return;
    clearInterval(this.#timer);
    this.#timer = isLive ? setInterval(() => this.#refresh(), REFRESH_MS) : undefined;
    void this.#refresh();
  }

  async #refresh(): Promise<void> {
    const files = this.#timer ? visibleFiles() : [];
    const found = await Promise.all(
      files.map(async (file) => [file, await this.#inspector.lines(file)] as const),
    );
    const hadSome = hasSome(this.#lines);
    this.#lines = new Map(this.#timer ? found : []);
    if (hadSome || hasSome(this.#lines)) this.#changed.fire();
  }
}

function hasSome(lines: ReadonlyMap<string, readonly LineView[]>): boolean {
  return [...lines.values()].some(({ length }) => length > 0);
}

function visibleFiles(): string[] {
  const documents = vscode.window.visibleTextEditors.map(({ document }) => document);
  const isShown = (document: vscode.TextDocument) =>
    languageOf(document) !== undefined &&
    vscode.workspace.getConfiguration('loopscope', document.uri).get('inlayHints', true);
  return [...new Set(documents.filter(isShown).map(({ uri }) => uri.fsPath))];
}

function hint(position: vscode.Position, views: readonly LineView[]): vscode.InlayHint {
  const part = new vscode.InlayHintLabelPart(lineInWords(views));
  const { process, tasks } = views[0]!;
  part.command = {
    title: vscode.l10n.t('Show in Async Tasks'),
    command: 'loopscope.revealTask',
    arguments: [process, tasks[0]],
  };
  const made = new vscode.InlayHint(position, [part]);
  made.paddingLeft = true;
  return made;
}

/** What a line has to do with the tasks that live, of all processes. */
export function lineInWords(views: readonly LineView[]): string {
  const waiting = views.reduce((sum, view) => sum + view.waiting, 0);
  const live = views.reduce((sum, view) => sum + view.live, 0);
  const oldestMs = Math.max(...views.map(({ since, now }) => (since ? now - since : 0)));
  return [waiting > 0 && waitInWords(waiting, oldestMs), live > 0 && vscode.l10n.t('{0} live', live)]
    .filter(Boolean)
    .join(' · ');
}

function waitInWords(waiting: number, ms: number): string {
  if (ms < 1_000) return vscode.l10n.t('{0} waiting', waiting);
  return waiting === 1
    ? vscode.l10n.t('1 waiting, {0}', age(ms))
    : vscode.l10n.t('{0} waiting, oldest {1}', waiting, age(ms));
}
