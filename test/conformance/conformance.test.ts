/**
 * Each scenario is written twice, in Python and in TypeScript. CPython is the oracle: both print the same. The library
 * follows 3.13; a scenario of which others think otherwise begins with `# since 3.13` or `# until 3.13`.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPythons } from '../unit/programs';

/** Before it there were no task groups and no time limits: little is left to compare. */
const OLDEST = 11;

const scenarios = path.join(import.meta.dirname, 'scenarios');
const names = readdirSync(scenarios)
  .filter((file) => file.endsWith('.py'))
  .map((file) => path.basename(file, '.py'));
const [version, python] = findPythons().at(-1) ?? ['3.0', 'python3'];
const minor = Number(version.split('.')[1]);
const bundles = mkdtempSync(path.join(tmpdir(), 'loopscope-conformance-'));

beforeAll(async () => {
  const packages = path.join(import.meta.dirname, '../../node_modules');
  symlinkSync(packages, path.join(bundles, 'node_modules'), 'junction');
  await build({
    entryPoints: names.map((name) => path.join(scenarios, `${name}.ts`)),
    outdir: bundles,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    keepNames: true,
    external: ['tinypool'],
    alias: { loopscope: path.join(import.meta.dirname, '../../runtime/asyncio/index.ts') },
  });
});

afterAll(() => rmSync(bundles, { recursive: true }));

describe.concurrent.each(names)('%s', (name) => {
  test.skipIf(minor < OLDEST || !isShared(name))(`as in CPython ${version}`, () => compare(name));
});

function isShared(name: string): boolean {
  const text = readFileSync(path.join(scenarios, `${name}.py`), 'utf8');
  const [, word, bound] = /^# (since|until) 3\.(\d+)/.exec(text) ?? [];
  return word === 'since' ? minor >= Number(bound) : word === 'until' ? minor <= Number(bound) : true;
}

async function compare(name: string): Promise<void> {
  const [theirs, ours] = await Promise.all([
    output(python, path.join(scenarios, `${name}.py`)),
    output(process.execPath, path.join(bundles, `${name}.mjs`)),
  ]);
  expect(theirs).not.toBe('');
  expect(ours).toBe(theirs);
}

function output(command: string, file: string): Promise<string> {
  return new Promise((resolve) => {
    execFile(command, [file], { timeout: 20_000 }, (error, stdout, stderr) => {
      resolve(error ? `exit code ${error.code}\n${stdout}${stderr}` : stdout);
    });
  });
}
