/** The extension's settings, read afresh at each use. */
import * as vscode from 'vscode';
import type { Thresholds } from '../runtime/inspector/findings/thresholds';
import { DEFAULT_THRESHOLDS } from '../runtime/inspector/findings/thresholds';
import type { Severity } from '../runtime/inspector/view';
import type { Settings } from '../runtime/protocol/messages';

export interface ExtensionSettings {
  /** What the programs are told. */
  readonly agent: Settings;
  readonly thresholds: Thresholds;
  /** Globs of files whose findings are only counted. */
  readonly ignore: readonly string[];
  /** Whether ordinary debug sessions get an agent. */
  readonly debugSessions: boolean;
  /** The interpreters to use; absent to look for them. */
  readonly python: string | undefined;
  readonly node: string | undefined;
}

export function settings(scope?: vscode.Uri): ExtensionSettings {
  const values = vscode.workspace.getConfiguration('loopscope', scope);
  return {
    agent: { slowCallbackMs: values.get('slowCallbackMs', 100) },
    ignore: values.get('ignore', []),
    thresholds: { ...DEFAULT_THRESHOLDS, ...values.get<Partial<Thresholds>>('thresholds') },
    debugSessions: values.get('debugSessions', true),
    python: values.get<string>('python') || undefined,
    node: values.get<string>('node') || undefined,
  };
}

/** How findings are shown, by their ids; those that are not named here keep their own severity. */
export function severities(scope: vscode.Uri): Readonly<Record<string, Severity | 'off'>> {
  return vscode.workspace.getConfiguration('loopscope', scope).get('severity', {});
}
