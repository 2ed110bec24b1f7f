/** Opens a small program that shows each finding, where it lies in the extension. */
import * as vscode from 'vscode';

const EXAMPLES = [
  { label: 'Python', description: 'A small web server with background jobs', file: 'server.py' },
  { label: 'TypeScript', description: 'The same on asyncio for TypeScript', file: 'server.ts' },
];

export async function openExample(extension: vscode.Uri): Promise<void> {
  const chosen = await vscode.window.showQuickPick(EXAMPLES, { placeHolder: 'Which example?' });
  if (!chosen) return;
  const source = vscode.Uri.joinPath(extension, 'examples', chosen.file);
  await vscode.window.showTextDocument(source);
}
