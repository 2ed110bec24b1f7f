/** Opens a small program that shows each finding, where it lies in the extension. */
import * as vscode from 'vscode';

export async function openExample(extension: vscode.Uri): Promise<void> {
  const chosen = await vscode.window.showQuickPick(examples(), {
    placeHolder: vscode.l10n.t('Which example?'),
  });
  if (!chosen) return;
  const source = vscode.Uri.joinPath(extension, 'examples', chosen.file);
  await vscode.window.showTextDocument(source);
}

function examples() {
  return [
    {
      label: 'Python',
      description: vscode.l10n.t('A small web server with background jobs'),
      file: 'server.py',
    },
    {
      label: 'TypeScript',
      description: vscode.l10n.t('The same on asyncio for TypeScript'),
      file: 'server.ts',
    },
  ];
}
