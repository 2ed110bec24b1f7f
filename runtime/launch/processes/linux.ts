import { readdir, readFile, readlink, stat } from 'node:fs/promises';
import type { RunningProcess } from './process';

/** This user's processes, as `/proc` has them. */
export async function linuxProcesses(): Promise<RunningProcess[]> {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0);
  return (await Promise.all(pids.map(look))).filter((process) => process !== undefined);
}

async function look(pid: number): Promise<RunningProcess | undefined> {
  const folder = `/proc/${pid}`;
  try {
    if ((await stat(folder)).uid !== process.getuid!()) return undefined;
    const executable = await readlink(`${folder}/exe`);
    const commandLine = await readFile(`${folder}/cmdline`, 'utf8');
    const cwd = await readlink(`${folder}/cwd`);
    return { pid, executable, commandLine: commandLine.split('\0').join(' ').trim(), cwd };
  } catch {
    // It ended meanwhile, or is a part of the kernel.
    return undefined;
  }
}

/** Whether a process has files of its own, as in a container: it can't be reached from here then. */
export async function isInContainer(pid: number): Promise<boolean> {
  const [here, there] = await Promise.all(
    ['self', pid].map((one) => readlink(`/proc/${one}/ns/mnt`).catch(() => undefined)),
  );
  return here !== undefined && there !== undefined && here !== there;
}

/** Whether a process does something of its own when it gets a signal; one that doesn't is ended by it. */
export async function catches(pid: number, signal: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const mask = /^SigCgt:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? '0';
  return ((BigInt(`0x${mask}`) >> BigInt(signal - 1)) & 1n) === 1n;
}
