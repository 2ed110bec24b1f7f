/** Where a line of a running program's source is now: programs go on while their files are edited. */
import * as vscode from 'vscode';

/** More edits of one file than this are not followed back. */
const MAX_EDITS = 10_000;

/** Lines `first` to `last` became `added` lines more than one. `isAbove`: the text of line `first` moved, too. */
interface Edit {
  readonly at: number;
  readonly first: number;
  readonly last: number;
  readonly added: number;
  readonly isAbove: boolean;
}

export class LineShifts implements vscode.Disposable {
  readonly #edits = new Map<string, Edit[]>();
  readonly #moved = new vscode.EventEmitter<string>();
  /** The lines of this file have moved. */
  readonly onMoved = this.#moved.event;
  readonly #subscription: vscode.Disposable;

  constructor() {
    this.#subscription = vscode.workspace.onDidChangeTextDocument((event) => this.#take(event));
  }

  /** Where a line is now, counted from 1, that was `line` at `since` (milliseconds since the epoch). */
  now(file: string, line: number, since: number): number {
    const edits = this.#edits.get(vscode.Uri.file(file).fsPath) ?? [];
    return edits.reduce((at, edit) => (edit.at > since ? shifted(at, edit) : at), line - 1) + 1;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#moved.dispose();
  }

  #take({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (document.uri.scheme !== 'file') return;
    const edits = contentChanges.flatMap((change) => editOf(document, change));
    if (edits.length === 0) return;
    const file = document.uri.fsPath;
    this.#edits.set(file, [...(this.#edits.get(file) ?? []), ...edits].slice(-MAX_EDITS));
    this.#moved.fire(file);
  }
}

function editOf(document: vscode.TextDocument, change: vscode.TextDocumentContentChangeEvent): Edit[] {
  const { start, end } = change.range;
  const added = change.text.split('\n').length - 1;
  if (added === end.line - start.line) return [];
  const before =
    start.line < document.lineCount ? document.lineAt(start.line).text.slice(0, start.character) : '';
  const isAbove = before.trim() === '';
  return [{ at: Date.now(), first: start.line, last: end.line, added, isAbove }];
}

function shifted(line: number, { first, last, added, isAbove }: Edit): number {
  if (line > last || (line === last && (last > first || isAbove))) return line + added - (last - first);
  return line <= first ? line : Math.min(line, first + added);
}
