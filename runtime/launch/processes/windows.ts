import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { RunningProcess } from './process';

const run = promisify(execFile);

const COMMAND =
  '[Console]::OutputEncoding = [Text.Encoding]::UTF8; ' +
  'Get-CimInstance Win32_Process | Select-Object ProcessId, ExecutablePath, CommandLine | ConvertTo-Json -Compress';

/** This user's processes, as PowerShell has them. */
export async function windowsProcesses(): Promise<RunningProcess[]> {
  const args = ['-NoProfile', '-NonInteractive', '-Command', COMMAND];
  return parsed((await run('powershell.exe', args, { maxBuffer: 64 << 20, windowsHide: true })).stdout);
}

/** What PowerShell has written as JSON; of other users' processes it doesn't tell the executable. */
export function parsed(json: string): RunningProcess[] {
  const listed = JSON.parse(json) as ReadonlyArray<{
    readonly ProcessId: number;
    readonly ExecutablePath: string | null;
    readonly CommandLine: string | null;
  }>;
  return listed.flatMap(({ ProcessId, ExecutablePath, CommandLine }) =>
    ExecutablePath
      ? [{ pid: ProcessId, executable: ExecutablePath, commandLine: CommandLine ?? ExecutablePath }]
      : [],
  );
}
