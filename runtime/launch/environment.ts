/** The environment that brings the debug mode into a program and into all that it starts. */
import path from 'node:path';
import { INSPECTOR_VARIABLE } from '../protocol/messages';

/** Where the agents' files lie; `dist` of this package. */
export interface AgentFiles {
  readonly dist: string;
}

/** The variables that make a program show itself. */
export type AgentEnvironment = Record<typeof INSPECTOR_VARIABLE | 'PYTHONPATH' | 'NODE_OPTIONS', string>;

/**
 * The variables to set, on top of `base`: `PYTHONPATH` and `NODE_OPTIONS` keep what they had.
 * `inspector` is what {@link INSPECTOR_VARIABLE} shall say.
 */
export function agentEnvironment(
  { dist }: AgentFiles,
  inspector: string,
  base: NodeJS.ProcessEnv,
): AgentEnvironment {
  const pythonPath = [path.join(dist, 'python'), base.PYTHONPATH].filter(Boolean).join(path.delimiter);
  const preload = `--require ${quoted(path.join(dist, 'node', 'probe.cjs'))}`;
  return {
    [INSPECTOR_VARIABLE]: inspector,
    PYTHONPATH: pythonPath,
    NODE_OPTIONS: [base.NODE_OPTIONS, preload].filter(Boolean).join(' '),
  };
}

/** NODE_OPTIONS splits at spaces, and reads backslashes as escapes inside quotes. */
function quoted(file: string): string {
  return `"${file.replace(/[\\"]/g, '\\$&')}"`;
}
