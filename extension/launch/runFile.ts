/** Run File in Async Debug Mode: the file in the integrated terminal, with an agent in it. */
import path from 'node:path';
import * as vscode from 'vscode';
import { agentEnvironment } from '../../runtime/launch/environment';
import { type Command, commandFor } from '../../runtime/launch/program';
import type { Inspector } from '../inspector';
import { interpreters } from './interpreters';
import { orSayWhy, programFile } from './programFile';

export class FileRunner implements vscode.Disposable {
  readonly #running = new Set<vscode.TaskExecution>();
  readonly #ended: vscode.Disposable;

  constructor(readonly inspector: Inspector) {
    this.#ended = vscode.tasks.onDidEndTask(({ execution }) => {
      this.#running.delete(execution);
      this.#tellContext();
    });
  }

  /** Runs a file, or the one in the active editor. */
  run(given?: vscode.Uri): Promise<void> {
    return orSayWhy(async () => this.#start(await programFile(given)));
  }

  /** Ends the programs that were started here. */
  stop(): void {
    for (const execution of this.#running) execution.terminate();
  }

  dispose(): void {
    this.#ended.dispose();
  }

  async #start(file: vscode.Uri): Promise<void> {
    const command = await commandFor([file.fsPath], await interpreters(file));
    const environment = agentEnvironment(this.inspector, await this.inspector.address(), process.env);
    const execution = await vscode.tasks.executeTask(task(file, command, environment));
    this.#running.add(execution);
    this.#tellContext();
    await vscode.commands.executeCommand('loopscope.tasks.focus', { preserveFocus: true });
  }

  #tellContext(): void {
    void vscode.commands.executeCommand('setContext', 'loopscope.isRunning', this.#running.size > 0);
  }
}

function task(file: vscode.Uri, { command, args }: Command, env: Record<string, string>): vscode.Task {
  const folder = vscode.workspace.getWorkspaceFolder(file);
  const cwd = path.dirname(file.fsPath);
  const name = path.basename(file.fsPath);
  const execution = new vscode.ProcessExecution(command, [...args], { cwd, env });
  const definition = { type: 'process', file: file.fsPath };
  const made = new vscode.Task(
    definition,
    folder ?? vscode.TaskScope.Workspace,
    name,
    'Loopscope',
    execution,
    [],
  );
  made.presentationOptions = { reveal: vscode.TaskRevealKind.Always, focus: false, clear: true };
  return made;
}
