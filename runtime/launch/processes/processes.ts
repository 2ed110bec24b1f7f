/** The programs that run on this machine and that can be attached to. */
import path from 'node:path';
import { linuxProcesses } from './linux';
import { macosProcesses } from './macos';
import type { RunningProcess } from './process';
import { windowsProcesses } from './windows';

/** This user's processes. */
export function runningProcesses(): Promise<RunningProcess[]> {
  if (process.platform === 'linux') return linuxProcesses();
  return process.platform === 'win32' ? windowsProcesses() : macosProcesses();
}

/** What a process runs, by the name of its executable; `undefined` for anything else than Python and Node. */
export function languageOf({ executable }: RunningProcess): 'python' | 'node' | undefined {
  const name = path.win32
    .basename(executable)
    .replace(/\.exe$/i, '')
    .toLowerCase();
  if (/^pythonw?(?:\d[\d.]*[a-z]*)?$/.test(name)) return 'python';
  return name === 'node' || name === 'nodejs' ? 'node' : undefined;
}
