/**
 * Each scenario is written twice, in Python and in TypeScript. CPython is the oracle: both print the same. A scenario
 * of what is new in a CPython begins with `# since 3.13`.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPythons } from '../unit/programs';

const scenarios = path.join(import.meta.dirname, 'scenarios');
const names = readdirSync(scenarios)
  .filter((file) => file.endsWith('.py'))
  .map((file) => path.basename(file, '.py'));
const [version, python] = findPythons().at(-1) ?? ['', 'python3'];
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
  test.skipIf(isTooNew(name))(`as in CPython ${version}`, () => compare(name));
});

function isTooNew(name: string): boolean {
  const since = /^# since 3\.(\d+)/.exec(readFileSync(path.join(scenarios, `${name}.py`), 'utf8'));
  return since !== null && Number(version.split('.')[1]) < Number(since[1]);
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
