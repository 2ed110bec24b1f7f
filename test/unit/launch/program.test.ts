import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { agentEnvironment } from '../../../runtime/launch/environment';
import { commandFor } from '../../../runtime/launch/program';

const folder = mkdtempSync(path.join(tmpdir(), 'loopscope test '));
const file = (name: string) => {
  const full = path.join(folder, name);
  writeFileSync(full, '');
  return full;
};
const interpreters = { python: '/opt/python', node: process.execPath };

afterEach(() => vi.restoreAllMocks());

test('Python and JavaScript files run by their interpreters, modules by Python, and the rest as it is', async () => {
  const [py, js] = [file('a.py'), file('a.mjs')];
  expect(await commandFor([py, '-x'], interpreters)).toEqual({ command: '/opt/python', args: [py, '-x'] });
  expect(await commandFor([js], interpreters)).toEqual({ command: process.execPath, args: [js] });
  expect(await commandFor(['-m', 'a', 'b'], interpreters)).toEqual({
    command: '/opt/python',
    args: ['-m', 'a', 'b'],
  });
  expect(await commandFor(['uvicorn', 'a:b'], interpreters)).toEqual({ command: 'uvicorn', args: ['a:b'] });
});

test('TypeScript runs by Node itself where it can, else by tsx', async () => {
  const inTree = path.join(import.meta.dirname, 'program.test.ts');
  const { command, args } = await commandFor([inTree], interpreters);
  expect(command).toBe(process.execPath);
  if ('typescript' in process.features) expect(args).toEqual([inTree]);
  else expect(args).toEqual(['--import', expect.stringMatching(/^file:.*tsx/), inTree]);
});

test.skipIf(process.platform === 'win32')('a Node that strips types needs no loader', async () => {
  const node = file('node');
  writeFileSync(node, '#!/bin/sh\necho true\n');
  chmodSync(node, 0o755);
  const script = file('c.ts');
  expect(await commandFor([script], { node })).toEqual({ command: node, args: [script] });
});

test.skipIf('typescript' in process.features)(
  'without such a Node and without tsx it is told what to do',
  async () => {
    vi.spyOn(process, 'cwd').mockReturnValue(folder);
    await expect(commandFor([file('d.ts')], interpreters)).rejects.toThrow(
      /^d\.ts is TypeScript.*npm install --save-dev tsx.*Node 22\.18 or newer/,
    );
  },
);

test('what is missing is told', async () => {
  await expect(commandFor(['none.py'], interpreters)).rejects.toThrow(/There is no file .*none\.py/);
  await expect(commandFor([file('b.js')], { node: '/no/node' })).rejects.toThrow(
    /\/no\/node can't be run: install/,
  );
});

test('the environment keeps what PYTHONPATH and NODE_OPTIONS had, and survives odd paths', () => {
  const dist = path.join(folder, 'a "b" c');
  const base = { PYTHONPATH: '/mine', NODE_OPTIONS: '--enable-source-maps' };
  expect(agentEnvironment({ dist }, 'unix:/s#ab', base)).toEqual({
    LOOPSCOPE_INSPECTOR: 'unix:/s#ab',
    PYTHONPATH: `${path.join(dist, 'python')}${path.delimiter}/mine`,
    NODE_OPTIONS: `--enable-source-maps --require "${path.join(dist, 'node', 'probe.cjs').replaceAll('"', '\\"')}"`,
  });
});
