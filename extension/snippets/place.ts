/** Where a snippet goes in a document, and how deep. */
import * as vscode from 'vscode';

/** An empty line is replaced; a line with text stays, and the snippet follows it. */
export interface Place {
  readonly range: vscode.Range;
  readonly isNewLine: boolean;
  /** White space. */
  readonly indentation: string;
}

/**
 * The place at the cursor of an editor.
 * @param blockStart a line after which the next one is indented more
 */
export function placeAtCursor(editor: vscode.TextEditor, blockStart: RegExp): Place {
  const { document, selection } = editor;
  const line = document.lineAt(selection.active.line);
  const indentationAfter = ({ text }: vscode.TextLine) =>
    leadingSpace(text) + (blockStart.test(text) ? indentationUnit(editor) : '');
  if (!line.isEmptyOrWhitespace) {
    const range = new vscode.Range(line.range.end, line.range.end);
    return { range, isNewLine: true, indentation: indentationAfter(line) };
  }
  const typed = line.text.slice(0, selection.active.character);
  const previous = nextWithText(document, line.lineNumber, -1);
  const next = nextWithText(document, line.lineNumber, 1);
  const isInBlock = previous && (blockStart.test(previous.text) || /^\s*[})\]]/.test(next?.text ?? ''));
  const expected = isInBlock ? indentationAfter(previous) : leadingSpace(next?.text ?? '');
  return { range: line.range, isNewLine: false, indentation: typed || expected };
}

/** One step of indentation. */
export function indentationUnit({ options }: vscode.TextEditor): string {
  return options.insertSpaces ? ' '.repeat(Number(options.tabSize)) : '\t';
}

function leadingSpace(text: string): string {
  return /^\s*/.exec(text)![0];
}

function nextWithText(
  document: vscode.TextDocument,
  from: number,
  step: 1 | -1,
): vscode.TextLine | undefined {
  for (let at = from + step; at >= 0 && at < document.lineCount; at += step) {
    const line = document.lineAt(at);
    if (!line.isEmptyOrWhitespace) return line;
  }
  return undefined;
}
