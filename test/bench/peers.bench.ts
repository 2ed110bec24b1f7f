/** asyncio for TypeScript beside its peers: CPython's asyncio, effect, effection, and plain promises. Needs a registry once. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { findPythons } from '../unit/programs';
import { paired, row, type Variant } from './paired';

const folder = import.meta.dirname;
const peers = path.join(folder, 'peers');
const [version, python] = findPythons().at(-1)!;

if (!existsSync(path.join(peers, 'node_modules'))) {
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: peers, stdio: 'inherit', shell: true });
}

const node = (name: string, file: string): Variant => ({
  name,
  command: process.execPath,
  args: ['--expose-gc', path.join(folder, file)],
});

for (const [title, file, unit] of [
  ['create a task and await it', 'tasks', 'µs'],
  ['await of a queue', 'passing', 'µs'],
  ['gather 10 000 sleeps of 10 ms', 'gather10k', 'ms'],
  ['cancel 10 000 tasks', 'cancel10k', 'ms'],
  ['pending task that sleeps', 'pending', 'bytes'],
] as const) {
  const figures = paired(
    [
      node('loopscope', `programs/${file}.mjs`),
      { name: `CPython ${version}`, command: python, args: [path.join(folder, `programs/${file}.py`)] },
      node('effect', `peers/effect/${file}.mjs`),
      node('effection', `peers/effection/${file}.mjs`),
      node('plain promises', `peers/plain/${file}.mjs`),
    ],
    5,
  );
  console.log(row(title, figures, unit));
}
