/** The page says what isn't there: all that CPython has, and the library has not. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import * as library from '../../runtime/asyncio/index';
import { findPythons } from '../unit/programs';

/** Others have more or less. */
const FOLLOWED = '3.13';

const python = findPythons().find(([version]) => version === FOLLOWED)?.[1];
const page = readFileSync(path.join(import.meta.dirname, '../../docs/asyncio.md'), 'utf8');
const [, list = ''] = /\n## What isn't there\n(.*?)\n## /s.exec(page) ?? [];
const missing = [...list.matchAll(/`([\w*]+)`/g)].map((match) => match[1]!);

/** Windows has a loop of its own. */
const canCompare = python !== undefined && process.platform !== 'win32';

test.skipIf(!canCompare).each([
  ['asyncio', 'asyncio.__all__', library],
  ['its loop', 'dir(asyncio.AbstractEventLoop)', library.EventLoop.prototype],
  ['its tasks', 'dir(asyncio.Task)', library.Task.prototype],
])('what %s has is here, or is in the list', (_, names, here) => {
  const code = `import asyncio; print(*(name for name in ${names} if name[0] != '_'))`;
  const theirs = execFileSync(python!, ['-c', code], { encoding: 'utf8' }).trim().split(' ');
  expect(theirs.length).toBeGreaterThan(5);
  expect(theirs.filter((name) => !isIn(here, name) && !isListed(name))).toEqual([]);
});

function isIn(here: object, name: string): boolean {
  const ours = /^[a-z]/.test(name) ? name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase()) : name;
  // `TaskGroup` and `Timeout` are made by functions.
  return ours in here || ours[0]!.toLowerCase() + ours.slice(1) in here;
}

function isListed(name: string): boolean {
  return missing.some((one) => new RegExp(`^${one.replace('*', '\\w*')}$`).test(name));
}
