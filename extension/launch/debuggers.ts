/** The debuggers that Loopscope works together with. */
import * as vscode from 'vscode';

/** The types of their configurations: Python's and Node's, each with the name it had before. */
export const DEBUG_TYPES: readonly string[] = ['debugpy', 'python', 'node', 'pwa-node'];

/** Whether an extension that is installed has a debugger of this type. */
export function hasDebugger(type: string): boolean {
  return vscode.extensions.all.some(({ packageJSON }) =>
    (packageJSON.contributes?.debuggers ?? []).some((one: { type?: string }) => one.type === type),
  );
}
