/** The extension's settings, read afresh at each use. */
import * as vscode from 'vscode';
import type { Settings } from '../runtime/protocol/messages';

export interface ExtensionSettings {
  /** What the programs are told. */
  readonly agent: Settings;
  /** The interpreters to use; absent to look for them. */
  readonly python: string | undefined;
  readonly node: string | undefined;
}

export function settings(scope?: vscode.Uri): ExtensionSettings {
  const values = vscode.workspace.getConfiguration('loopscope', scope);
  return {
    agent: { slowCallbackMs: values.get('slowCallbackMs', 100) },
    python: values.get<string>('python') || undefined,
    node: values.get<string>('node') || undefined,
  };
}
