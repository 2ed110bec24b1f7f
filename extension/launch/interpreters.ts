/** Which Python and Node run a file: the setting, else what the Python extension has chosen, else what is on PATH. */
import { PythonExtension } from '@vscode/python-extension';
import * as vscode from 'vscode';
import type { Interpreters } from '../../runtime/launch/program';
import { settings } from '../settings';

export async function interpreters(file: vscode.Uri): Promise<Interpreters> {
  const { python, node } = settings(file);
  const chosen = python ?? (file.path.endsWith('.py') ? await chosenPython(file) : undefined);
  return { ...(chosen && { python: chosen }), ...(node && { node }) };
}

async function chosenPython(file: vscode.Uri): Promise<string | undefined> {
  if (!vscode.extensions.getExtension('ms-python.python')) return undefined;
  const { environments } = await PythonExtension.api();
  const environment = await environments.resolveEnvironment(environments.getActiveEnvironmentPath(file));
  return environment?.executable.uri?.fsPath;
}
