/** Processes in the order of a tree: each is followed by those that it started. */
import type { Process } from './process';

/** A process and how many of those above it are known. */
export interface Relative {
  readonly process: Process;
  /** 0 for one that was started by none of the others. */
  readonly depth: number;
}

/** `processes` oldest first, as they came; siblings keep that order. */
export function families(processes: readonly Process[]): Relative[] {
  const byPid = new Map(processes.map((process) => [process.hello.pid, process]));
  const parentOf = ({ hello }: Process) => byPid.get(hello.parentPid);
  const relatives = new Map<Process, Relative>();
  const add = (process: Process, depth: number): void => {
    if (relatives.has(process)) return;
    relatives.set(process, { process, depth });
    for (const child of processes) if (parentOf(child) === process) add(child, depth + 1);
  };
  for (const process of processes) if (!parentOf(process)) add(process, 0);
  // A number that is in use again can make two the parents of each other.
  for (const process of processes) add(process, 0);
  return [...relatives.values()];
}
