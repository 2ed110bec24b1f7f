/**
 * The npm package, packed and installed: it runs as ESM and CommonJS, under the tools that run TypeScript, and its
 * types are right. `LOOPSCOPE_NODES` lists the Nodes to try it with, as `PATH` does folders; by default, the one at
 * hand.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(path.join(tmpdir(), 'loopscope-package-'));
const project = path.join(folder, 'project');
const tarball = path.join(folder, 'loopscope.tgz');

const { LOOPSCOPE_NODES } = process.env;
const nodes = LOOPSCOPE_NODES ? LOOPSCOPE_NODES.split(path.delimiter) : [process.execPath];

interface Packed {
  readonly filename: string;
  readonly files: ReadonlyArray<{ readonly path: string }>;
}

let files: string[];

beforeAll(() => {
  files = pack();
  install();
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Packs what `npm publish` would, and returns the names of the files. */
function pack(): string[] {
  const staged = path.join(folder, 'staged');
  execFileSync(process.execPath, [path.join(root, 'scripts/build.mjs'), path.join(staged, 'dist')]);
  const compiled = path.join(staged, 'dist/python/__pycache__'); // as Python leaves there
  mkdirSync(compiled);
  writeFileSync(path.join(compiled, 'sitecustomize.cpython-313.pyc'), '');
  for (const name of [
    'package.json',
    '.npmignore',
    'README.md',
    'LICENSE',
    'THIRD_PARTY_NOTICES.md',
    'docs',
  ]) {
    cpSync(path.join(root, name), path.join(staged, name), { recursive: true });
  }
  const options = { cwd: staged, encoding: 'utf8', shell: process.platform === 'win32' } as const;
  const [packed] = JSON.parse(execFileSync('npm', ['pack', '--json'], options)) as [Packed];
  cpSync(path.join(staged, packed.filename), tarball);
  return packed.files.map((file) => file.path);
}

/** What `npm install` does, with the dependencies that are here already: no registry is asked. */
function install(): void {
  const modules = path.join(project, 'node_modules');
  const library = path.join(modules, 'loopscope');
  mkdirSync(library, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', library]);
  const { dependencies } = JSON.parse(readFileSync(path.join(library, 'package.json'), 'utf8'));
  for (const name of [...Object.keys(dependencies), '@types', 'vitest']) {
    symlinkSync(path.join(root, 'node_modules', name), path.join(modules, name), 'junction');
  }
  cpSync(path.join(import.meta.dirname, 'programs'), project, { recursive: true });
  renameSync(path.join(project, 'tested.ts'), path.join(project, 'tested.test.ts'));
  writeFileSync(path.join(project, 'package.json'), '{ "private": true }');
  const compilerOptions = { target: 'ES2022', module: 'node16', strict: true, noEmit: true, types: ['node'] };
  writeFileSync(path.join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
}

/** Runs a program of the project, and returns what it prints. */
function print(node: string, ...args: string[]): string {
  // Without what the test runner has set for its own process.
  const env = { PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}`, HOME: process.env.HOME };
  const { status, stdout, stderr } = spawnSync(node, args, {
    cwd: project,
    encoding: 'utf8',
    env,
    timeout: 50_000,
  });
  return status === 0 ? stdout.trim() : `exit code ${status}\n${stdout}${stderr}`;
}

function tool(name: string): string {
  return path.join(root, 'node_modules', name);
}

describe.each(nodes)('%s', (node) => {
  test('imports it', () => {
    expect(print(node, 'program.mjs')).toBe('42 44 false true');
  });

  test('requires it', () => {
    expect(print(node, 'program.cjs')).toBe('42 true');
  });

  test('runs it under tsx, with jobs in TypeScript', () => {
    const tsx = tool('tsx/dist/cli.mjs');
    expect(print(node, tsx, 'module.mts')).toBe('42 44 Refusal: nothing to double');
    expect(print(node, tsx, 'commonjs.ts')).toBe('42 Refusal: nothing to double');
  });

  test('runs it under ts-node, with jobs in TypeScript', () => {
    const register = tool('ts-node/register/transpile-only.js');
    expect(print(node, '--require', register, 'commonjs.ts')).toBe('42 Refusal: nothing to double');
  });

  test('runs it under vitest', () => {
    const printed = print(node, tool('vitest/vitest.mjs'), 'run', '--reporter=json', '--root', project);
    expect(JSON.parse(printed)).toMatchObject({ numPassedTests: 1, success: true });
  });

  test('runs it under the command of the package', () => {
    const command = path.join('node_modules', 'loopscope', 'dist', 'cli.cjs');
    expect(print(node, command, 'run', 'program.cjs')).toContain('42 true');
  });
});

test.each([
  ['node16', 'node16', ['module.mts', 'commonjs.ts']],
  ['es2022', 'bundler', ['module.mts']],
  ['commonjs', 'node10', ['commonjs.ts']],
])('its types are right with module %s and moduleResolution %s', (module, moduleResolution, programs) => {
  const flags = `--strict --noEmit --target es2022 --lib es2022,esnext.disposable --types node`.split(' ');
  const modules = ['--module', module, '--moduleResolution', moduleResolution];
  expect(print(process.execPath, tool('typescript/bin/tsc'), ...flags, ...modules, ...programs)).toBe('');
});

test('its types agree with its code for every way to import it', () => {
  const attw = tool('@arethetypeswrong/cli/dist/index.js');
  expect(print(process.execPath, attw, tarball, '--format', 'ascii')).toContain('No problems found');
});

test('it carries the library and the command, and nothing else', () => {
  const expected = [
    /^(?:package\.json|README\.md|LICENSE|THIRD_PARTY_NOTICES\.md)$/,
    /^dist\/(?:cli|attach|inspector)\.cjs$/,
    /^dist\/asyncio\/index\.[cm]js$/,
    /^dist\/node\/\w+\.cjs$/,
    /^dist\/python\/[\w/]+\.py$/,
    /^dist\/types\/(?:(?:\w+\/)?\w+\.d\.m?ts|package\.json)$/,
  ];
  for (const kind of expected) expect(files).toContainEqual(expect.stringMatching(kind));
  expect(files.filter((name) => !expected.some((kind) => kind.test(name)))).toEqual([]);
});
