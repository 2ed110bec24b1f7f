/** asyncio for TypeScript beside CPython's asyncio, the newest on this machine; and what its debug mode costs. */
import path from 'node:path';
import { findPythons } from '../unit/programs';
import { paired, row, type Variant } from './paired';

const program = (name: string) => path.join(import.meta.dirname, 'programs', name);
const [version, python] = findPythons().at(-1)!;
const node = (name: string, file: string, env: NodeJS.ProcessEnv = {}): Variant => ({
  name,
  command: process.execPath,
  args: ['--expose-gc', program(file)],
  env,
});

for (const [title, file, unit] of [
  ['create a task and await it', 'tasks', 'µs'],
  ['round trip by futures', 'pingpong', 'µs'],
  ['gather 10 000 sleeps of 10 ms', 'gather10k', 'ms'],
  ['cancel 10 000 tasks', 'cancel10k', 'ms'],
  ['pending task that sleeps', 'pending', 'bytes'],
] as const) {
  const figures = paired([
    { name: `CPython ${version}`, command: python, args: [program(`${file}.py`)] },
    node(`Node ${process.versions.node}`, `${file}.mjs`),
    ...(unit !== 'bytes' ? [node('Node, debug', `${file}.mjs`, { LOOPSCOPE_DEBUG: '1' })] : []),
  ]);
  console.log(row(title, figures, unit));
}
