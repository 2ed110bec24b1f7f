/** The file that a command is to run. */
import path from 'node:path';
import * as vscode from 'vscode';
import { LaunchError } from '../../runtime/launch/program';

const PROGRAMS = /\.(?:pyw?|[cm]?[jt]sx?)$/;

/**
 * Saves the file that was given, or else the one in the active editor.
 * @throws {LaunchError} if it can't be run, which says why and what to do
 */
export async function programFile(given: vscode.Uri | undefined): Promise<vscode.Uri> {
  const file = given ?? vscode.window.activeTextEditor?.document.uri;
  const obstacle = obstacleTo(file);
  if (!file || obstacle) throw new LaunchError(obstacle ?? '');
  await vscode.workspace.textDocuments
    .find((document) => document.uri.toString() === file.toString())
    ?.save();
  return file;
}

/** Does what a command is to do; what stands in the way is shown as a message. */
export async function orSayWhy(launch: () => Promise<void>): Promise<void> {
  try {
    await launch();
  } catch (error) {
    if (!(error instanceof LaunchError)) throw error;
    void vscode.window.showErrorMessage(error.message);
  }
}

function obstacleTo(file: vscode.Uri | undefined): string | undefined {
  if (!vscode.workspace.isTrusted)
    return vscode.l10n.t('Loopscope runs nothing in a workspace that is not trusted.');
  if (!file) return vscode.l10n.t('No file is open: open a Python or TypeScript file first.');
  const name = path.basename(file.path);
  if (file.scheme !== 'file') return vscode.l10n.t('{0} is not saved on disk: save it first.', name);
  if (!PROGRAMS.test(file.path))
    return vscode.l10n.t('{0} is neither Python nor TypeScript nor JavaScript.', name);
  return undefined;
}
