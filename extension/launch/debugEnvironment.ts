/**
 * Brings an agent into ordinary debug sessions (F5), so that breakpoints and the tree of tasks work together.
 * Off by a setting; in an untrusted workspace never.
 */
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import * as vscode from 'vscode';
import { agentEnvironment } from '../../runtime/launch/environment';
import { INSPECTOR_VARIABLE } from '../../runtime/protocol/messages';
import type { Inspector } from '../inspector';
import { settings } from '../settings';

export class DebugEnvironment implements vscode.DebugConfigurationProvider {
  constructor(
    readonly inspector: Inspector,
    readonly log: vscode.LogOutputChannel,
  ) {}

  /** The last step before the session starts. Whatever goes wrong here, the session starts. */
  async resolveDebugConfigurationWithSubstitutedVariables(
    folder: vscode.WorkspaceFolder | undefined,
    configuration: vscode.DebugConfiguration,
  ): Promise<vscode.DebugConfiguration> {
    const isWanted = vscode.workspace.isTrusted && settings(folder?.uri).debugSessions;
    // VS Code asks again when a debugger's own provider has changed the type.
    const isDone = configuration.env?.[INSPECTOR_VARIABLE] !== undefined;
    if (!isWanted || isDone || configuration.request !== 'launch') return configuration;
    try {
      const base = { ...process.env, ...environmentFile(configuration.envFile), ...configuration.env };
      const added = agentEnvironment(this.inspector, await this.inspector.address(), base);
      return { ...configuration, env: { ...configuration.env, ...added } };
    } catch (error) {
      this.log.error(`${configuration.name} is debugged without Loopscope: ${error}`);
      return configuration;
    }
  }
}

/** What the debugger will read from there; the `env` of a configuration comes before it. */
function environmentFile(file: unknown): NodeJS.Dict<string> {
  try {
    return typeof file === 'string' ? parseEnv(readFileSync(file, 'utf8')) : {};
  } catch {
    // The debugger says what is wrong with it.
    return {};
  }
}
