/** Whether what a program and the inspector hold grows while a program is watched for long (Linux). */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { findPythons } from '../unit/programs';

/** Tasks after which it is measured. */
const MARKS = [10_000, 40_000, 70_000, 100_000].map(String);

const program = (name: string) => path.join(import.meta.dirname, 'programs', name);
const watched = [path.resolve(import.meta.dirname, '../../dist/cli.cjs'), 'run', '--'];
const [version, python] = findPythons().at(-1)!;
const { execPath: node } = process;

/** Megabytes at each mark, of the program and of the process that was started, which holds the inspector. */
async function held(command: string, args: readonly string[]): Promise<string[]> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const marks: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    if (!/^\d+$/.test(line)) continue;
    const [own] = /(?<=VmRSS:\s+)\d+/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))!;
    marks.push(command === node && args[0] === watched[0] ? `${mb(line)} + ${mb(own!)}` : mb(line));
  }
  return marks;
}

const mb = (kilobytes: string) => (Number(kilobytes) / 1024).toFixed(1);

console.log(`MB after ${MARKS.join(', ')} tasks; watched: of the program + of the inspector's process`);
for (const [name, command] of [
  [`CPython ${version}`, [python, program('memory.py')]],
  [`Node ${process.versions.node}`, [node, '--expose-gc', program('memory.mjs')]],
] as const) {
  const [executable, ...args] = [...command, ...MARKS];
  console.log(`${name}, plain`.padEnd(24), (await held(executable!, args)).join('   '));
  console.log(
    `${name}, watched`.padEnd(24),
    (await held(node, [...watched, executable!, ...args])).join('   '),
  );
}
