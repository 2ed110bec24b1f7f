/** Attach to Process…: brings the debug mode into a program of this user that runs already. */
import * as vscode from 'vscode';
import type { AgentFiles } from '../../runtime/launch/environment';
import { loadAttach } from '../../runtime/launch/loadAttach';
import { commandOf, type RunningProcess } from '../../runtime/launch/processes/process';
import { languageOf, runningProcesses } from '../../runtime/launch/processes/processes';
import { LaunchError } from '../../runtime/launch/program';
import type { Inspector } from '../inspector';
import { orSayWhy } from './programFile';

interface ProcessItem extends vscode.QuickPickItem {
  readonly pid: number;
}

/** Attaches to the process of a pid, or to one that is picked. */
export function attachToProcess(inspector: Inspector, given?: unknown): Promise<void> {
  return orSayWhy(async () => {
    if (!vscode.workspace.isTrusted) {
      throw new LaunchError(
        vscode.l10n.t('Loopscope attaches to nothing in a workspace that is not trusted.'),
      );
    }
    const pid = typeof given === 'number' ? given : await pickProcess(inspector);
    if (pid === undefined) return;
    const title = vscode.l10n.t('Attaching to process {0}…', pid);
    const { state, sentence } = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title },
      async () => attacher(inspector).attach(pid, await inspector.address(), inspector),
    );
    if (state === 'failed') throw new LaunchError(sentence);
    if (state === 'waiting') void vscode.window.showInformationMessage(sentence);
    await vscode.commands.executeCommand('loopscope.tasks.focus', { preserveFocus: true });
  });
}

/** It speaks the language of VS Code. */
function attacher(files: AgentFiles): ReturnType<typeof loadAttach> {
  const loaded = loadAttach(files);
  loaded.config({ contents: vscode.l10n.bundle ?? {} });
  return loaded;
}

async function pickProcess({ dist }: Inspector): Promise<number | undefined> {
  const isPicked = (one: RunningProcess) => languageOf(one) !== undefined && !isPartOf(one, dist);
  const items = runningProcesses().then((all) => all.filter(isPicked).sort(byInterest).map(item));
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t('Which process? Python 3.14 or newer, or Node with asyncio for TypeScript'),
    matchOnDetail: true,
  });
  return picked?.pid;
}

function item(process: RunningProcess): ProcessItem {
  const { pid, cwd } = process;
  const where = cwd === undefined ? '' : ` · ${cwd}`;
  return { pid, label: commandOf(process), detail: `${pid}${where}` };
}

/** Whether it is a process of VS Code, or of Loopscope. */
function isPartOf({ executable, commandLine }: RunningProcess, dist: string): boolean {
  const { appRoot } = vscode.env;
  return executable.startsWith(appRoot) || commandLine.includes(appRoot) || commandLine.includes(dist);
}

/** Those in a folder of the workspace first, then the newest. */
function byInterest(a: RunningProcess, b: RunningProcess): number {
  return Number(isInWorkspace(b)) - Number(isInWorkspace(a)) || b.pid - a.pid;
}

function isInWorkspace({ cwd }: RunningProcess): boolean {
  return cwd !== undefined && vscode.workspace.getWorkspaceFolder(vscode.Uri.file(cwd)) !== undefined;
}
