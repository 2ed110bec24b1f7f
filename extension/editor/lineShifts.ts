/** Where a line of a running program's source is now: programs go on while their files are edited, and windows reloaded. */
import * as vscode from 'vscode';

/** More edits of one file than this are not followed back. */
const MAX_EDITS = 1_000;

/** Nor are those that a window finds and that are older. Milliseconds. */
const KEPT_MS = 86_400_000;

const KEY = 'edits';

/** Lines `first` to `last` became `added` lines more than one. `isAbove`: the text of line `first` moved, too. */
interface Edit {
  readonly at: number;
  readonly first: number;
  readonly last: number;
  readonly added: number;
  readonly isAbove: boolean;
}

export class LineShifts implements vscode.Disposable {
  readonly #edits: Map<string, readonly Edit[]>;
  readonly #moved = new vscode.EventEmitter<string>();
  /** The lines of this file have moved. */
  readonly onMoved = this.#moved.event;
  readonly #subscription: vscode.Disposable;

  /** `state` is the workspace's, which outlives the window. */
  constructor(readonly state: vscode.Memento) {
    this.#edits = new Map(state.get<[string, readonly Edit[]][]>(KEY, []).flatMap(lately));
    this.#subscription = vscode.workspace.onDidChangeTextDocument((event) => this.#take(event));
  }

  /** Where a line is now, counted from 1, that was `line` at `since` (milliseconds since the epoch). */
  now(file: string, line: number, since: number): number {
    const edits = this.#edits.get(vscode.Uri.file(file).fsPath) ?? [];
    return edits.reduce((at, edit) => (edit.at > since ? shifted(at, edit) : at), line - 1) + 1;
  }

  /** What a line of an open file says, trimmed; `undefined` where the file wasn't edited, or isn't open. */
  text(file: string, line: number): string | undefined {
    const uri = vscode.Uri.file(file);
    if (!this.#edits.has(uri.fsPath)) return undefined;
    const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
    return document && line <= document.lineCount ? document.lineAt(line - 1).text.trim() : undefined;
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
    void this.state.update(KEY, [...this.#edits]);
  }
}

/** What of a file's edits is kept, if anything. */
function lately([file, edits]: [string, readonly Edit[]]): [string, readonly Edit[]][] {
  const late = edits.filter(({ at }) => at > Date.now() - KEPT_MS);
  return late.length > 0 ? [[file, late]] : [];
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
