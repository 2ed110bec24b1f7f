/** *Insert gather* and its like: a command for each snippet, which takes the one in the language of the editor. */
import * as vscode from 'vscode';
import { insertSnippet } from './insertSnippet';
import { LANGUAGES, type SnippetLanguage } from './language';
import { commandFor, type Snippet, type Snippets } from './snippet';

/** Registers the commands. The snippets are read when one is used. */
export function registerSnippetCommands({
  extensionUri,
  packageJSON,
}: vscode.Extension<unknown>): vscode.Disposable {
  const commands: ReadonlyArray<{ command: string }> = packageJSON.contributes.commands;
  const insert = commands.map(({ command }) => command).filter((id) => id.startsWith('loopscope.insert.'));
  return vscode.Disposable.from(
    ...insert.map((id) =>
      vscode.commands.registerCommand(id, () =>
        insertChosen(extensionUri, async (snippets) =>
          Object.values(snippets).find((snippet) => commandFor(snippet) === id),
        ),
      ),
    ),
    vscode.commands.registerCommand('loopscope.insertSnippet', () => insertChosen(extensionUri, pick)),
  );
}

async function insertChosen(
  extension: vscode.Uri,
  choose: (snippets: Snippets) => Promise<Snippet | undefined>,
): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const language = editor && LANGUAGES.get(editor.document.languageId);
  if (!language) {
    const message = vscode.l10n.t(
      'The snippets are for Python, TypeScript and JavaScript: open such a file first.',
    );
    void vscode.window.showInformationMessage(message);
    return;
  }
  const snippet = await choose(await read(extension, language));
  if (snippet) await insertSnippet(editor, snippet, language);
}

async function pick(snippets: Snippets): Promise<Snippet | undefined> {
  const items = Object.entries(snippets).map(([label, snippet]) => ({
    label: vscode.l10n.t(label),
    description: snippet.prefix,
    detail: vscode.l10n.t(snippet.description),
    snippet,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t('Which snippet?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.snippet;
}

async function read(extension: vscode.Uri, { file }: SnippetLanguage): Promise<Snippets> {
  const uri = vscode.Uri.joinPath(extension, 'extension/snippets', file);
  return JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
}
