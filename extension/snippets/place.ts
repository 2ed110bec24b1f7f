/** Where a snippet goes in a document, and how deep. */
import * as vscode from 'vscode';

/** An empty line is replaced; a line with text stays, and the snippet follows it. */
export interface Place {
  readonly range: vscode.Range;
  readonly isNewLine: boolean;
  /** White space, in the editor's own unit. */
  readonly indentation: string;
}

/** The place at the cursor of an editor. */
export function placeAtCursor({ document, selection, options }: vscode.TextEditor): Place {
  const unit = indentationUnit(options);
  const line = document.lineAt(selection.active.line);
  if (!line.isEmptyOrWhitespace) {
    const range = new vscode.Range(line.range.end, line.range.end);
    return { range, isNewLine: true, indentation: indentationAfter(line, unit) };
  }
  const typed = line.text.slice(0, selection.active.character);
  return { range: line.range, isNewLine: false, indentation: typed || indentationAround(document, line, unit) };
}

/** One step of indentation. */
export function indentationUnit({ insertSpaces, tabSize }: vscode.TextEditorOptions): string {
  return insertSpaces ? ' '.repeat(Number(tabSize)) : '\t';
}

/** That of a line below this one. */
function indentationAfter(line: vscode.TextLine, unit: string): string {
  const own = line.text.slice(0, line.firstNonWhitespaceCharacterIndex);
  return /[:{([]\s*(?:#.*|\/\/.*)?$/.test(line.text) ? own + unit : own;
}

/** That of an empty line that nobody has indented yet. */
function indentationAround(document: vscode.TextDocument, { lineNumber }: vscode.TextLine, unit: string): string {
  const lineWithText = (from: number, step: number): vscode.TextLine | undefined => {
    for (let at = from; at >= 0 && at < document.lineCount; at += step) {
      const line = document.lineAt(at);
      if (!line.isEmptyOrWhitespace) return line;
    }
    return undefined;
  };
  const previous = lineWithText(lineNumber - 1, -1);
  const next = lineWithText(lineNumber + 1, 1);
  const opened = previous ? indentationAfter(previous, unit) : '';
  const isInside = next && /^\s*[})\]]/.test(next.text);
  const following = next?.text.slice(0, next.firstNonWhitespaceCharacterIndex) ?? '';
  return isInside || opened.length > following.length && /[:{]\s*$/.test(previous!.text) ? opened : following;
}
