/** Debug File in Async Debug Mode: a debug session of the file, with an agent in it. */
import path from 'node:path';
import * as vscode from 'vscode';
import { agentEnvironment } from '../../runtime/launch/environment';
import { type Command, commandFor, LaunchError } from '../../runtime/launch/program';
import type { Inspector } from '../inspector';
import { hasDebugger } from './debuggers';
import { interpreters } from './interpreters';
import { orSayWhy, programFile } from './programFile';

/** Debugs a file, or the one in the active editor. */
export function debugFile(inspector: Inspector, given?: vscode.Uri): Promise<void> {
  return orSayWhy(async () => {
    const file = await programFile(given);
    const debug = /\.pyw?$/.test(file.path) ? debugpy : node;
    const how = debug(file, await commandFor([file.fsPath], await interpreters(file)));
    const configuration = {
      ...how,
      name: path.basename(file.fsPath),
      request: 'launch',
      program: file.fsPath,
      cwd: path.dirname(file.fsPath),
      console: 'integratedTerminal',
      // Here and not by our own provider, which may be switched off.
      env: agentEnvironment(inspector, await inspector.address(), process.env),
    };
    const hasStarted = await vscode.debug.startDebugging(
      vscode.workspace.getWorkspaceFolder(file),
      configuration,
    );
    if (hasStarted) await vscode.commands.executeCommand('loopscope.tasks.focus', { preserveFocus: true });
  });
}

function debugpy(_file: vscode.Uri, { command }: Command) {
  if (!hasDebugger('debugpy')) {
    throw new LaunchError(
      vscode.l10n.t(
        'There is no debugger for Python: install the extension Python Debugger (ms-python.debugpy).',
      ),
    );
  }
  return { type: 'debugpy', python: command };
}

function node(file: vscode.Uri, { command, args }: Command) {
  return { type: 'node', runtimeExecutable: command, runtimeArgs: args.slice(0, args.indexOf(file.fsPath)) };
}
