import * as vscode from 'vscode';
import { fragmentFor, type SnippetLanguage } from './language';
import { indentationUnit, placeAtCursor } from './place';
import type { Snippet } from './snippet';

/** Inserts a snippet at the cursor, and the imports that it lacks. One undo takes both back. */
export async function insertSnippet(
  editor: vscode.TextEditor,
  snippet: Snippet,
  language: SnippetLanguage,
): Promise<void> {
  const isTopLevel = placeAtCursor(editor, language.blockStart).indentation === '';
  const { imports, body } = fragmentFor(snippet, language, isTopLevel);
  const added = await addImports(editor, language, imports);
  // The imports may have moved it.
  const { range, isNewLine, indentation } = placeAtCursor(editor, language.blockStart);
  const unit = indentationUnit(editor);
  const lines = body.map(
    (line) => line && indentation + line.replace(/^\t+/, (tabs) => unit.repeat(tabs.length)),
  );
  await editor.insertSnippet(new vscode.SnippetString((isNewLine ? '\n' : '') + lines.join('\n')), range, {
    undoStopBefore: !added,
    undoStopAfter: true,
    keepWhitespace: true,
  });
}

/** Whether there was anything to add. */
async function addImports(
  editor: vscode.TextEditor,
  language: SnippetLanguage,
  imports: readonly string[],
): Promise<boolean> {
  const { document } = editor;
  const insertions = language.imports(document.getText(), imports);
  if (insertions.length === 0) return false;
  const insert = (builder: vscode.TextEditorEdit) => {
    for (const { offset, text } of insertions) builder.insert(document.positionAt(offset), text);
  };
  return await editor.edit(insert, { undoStopBefore: true, undoStopAfter: false });
}
