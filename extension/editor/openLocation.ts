import * as vscode from 'vscode';
import type { Location } from '../../runtime/inspector/view';

/** The position of a location; the start of the line where the column isn't known. */
export function position({ line, column }: Location): vscode.Position {
  return new vscode.Position(Math.max(0, line - 1), Math.max(0, column - 1));
}

/** Shows a line in an editor. A file that isn't there is told in a message. */
export async function openLocation(location: Location): Promise<void> {
  const at = position(location);
  const uri = vscode.Uri.file(location.file);
  try {
    const document = await vscode.workspace.openTextDocument(uri);
    const start = location.column > 0 ? at : new vscode.Position(at.line, indentation(document, at.line));
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(start, start) });
  } catch {
    void vscode.window.showWarningMessage(
      vscode.l10n.t("{0} can't be opened: the program may have run elsewhere.", location.file),
    );
  }
}

/** The column of the first character of a line that isn't white space. */
export function indentation(document: vscode.TextDocument, line: number): number {
  return line < document.lineCount ? document.lineAt(line).firstNonWhitespaceCharacterIndex : 0;
}
