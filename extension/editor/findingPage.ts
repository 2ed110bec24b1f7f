import * as vscode from 'vscode';

/** Shows the help page of a kind of finding. An unknown one shows the list of all. */
export async function openFindingPage(extension: vscode.Uri, id: unknown): Promise<void> {
  const name = typeof id === 'string' && /^[a-z-]+$/.test(id) ? id : 'README';
  const page = (file: string) => vscode.Uri.joinPath(extension, 'docs', 'findings', `${file}.md`);
  try {
    await vscode.workspace.fs.stat(page(name));
    await vscode.commands.executeCommand('markdown.showPreview', page(name));
  } catch {
    await vscode.commands.executeCommand('markdown.showPreview', page('README'));
  }
}
