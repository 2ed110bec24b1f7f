/** CPython's own tests of asyncio, a module at a time. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Suite } from './suite';

const RESULTS = path.join(import.meta.dirname, 'results.py');

const LIST = `
import os, test.test_asyncio
names = os.listdir(os.path.dirname(test.test_asyncio.__file__))
print(' '.join(sorted(name[5:-3] for name in names if name.startswith('test_') and name.endswith('.py'))))
`;

/** The modules of a Python's test package, such as `tasks`; none if it came without. */
export function testModules(python: string): string[] {
  const { status, stdout } = spawnSync(python, ['-c', LIST], { encoding: 'utf8' });
  const modules = status === 0 ? stdout.trim().split(' ') : [];
  return modules.filter((module) => process.platform === 'win32' || !module.startsWith('windows_'));
}

export function cpythonSuite(python: string, module: string): Suite {
  const name = `test.test_asyncio.test_${module}`;
  return {
    name,
    command: python,
    args: (file, only) => [RESULTS, file, ...(only.length > 0 ? only : [name])],
    read: (file) => {
      const outcomes = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string[]>;
      return new Map(Object.entries(outcomes).map(([test, ways]) => [test, ways.join(', ')]));
    },
  };
}
