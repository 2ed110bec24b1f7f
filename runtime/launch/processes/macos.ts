import { execFile } from 'node:child_process';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';
import type { RunningProcess } from './process';

const run = promisify(execFile);

/** This user's processes, as `ps` has them. */
export async function macosProcesses(): Promise<RunningProcess[]> {
  const { username } = userInfo();
  const [executables, commandLines] = await Promise.all(
    ['comm', 'args'].map((what) => ps(['-ww', '-U', username, '-o', `pid=,${what}=`])),
  );
  return joined(executables!, commandLines!);
}

/** Two listings of `ps`, each with a pid and a text that may have spaces on a line, made one. */
export function joined(executables: string, commandLines: string): RunningProcess[] {
  const byPid = new Map(entries(commandLines));
  return entries(executables).flatMap(([pid, executable]) => {
    const commandLine = byPid.get(pid);
    return commandLine === undefined ? [] : [{ pid, executable, commandLine }];
  });
}

function entries(listing: string): Array<[pid: number, text: string]> {
  const lines = listing.matchAll(/^\s*(\d+)\s+(.*\S)/gm);
  return [...lines].map(([, pid, text]) => [Number(pid), text!]);
}

async function ps(args: readonly string[]): Promise<string> {
  return (await run('/bin/ps', args, { maxBuffer: 64 << 20 })).stdout;
}
