/** What the manifest shows to people is in `package.nls.json`, which languages translate. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
const manifest = read('package.json');
const texts: Record<string, string> = read('package.nls.json');

/** The properties of which VS Code shows the values. */
const SHOWN =
  /^(?:title|shortTitle|label|name|contextualTitle|contents|altText|placeholder)$|[dD]escriptions?$|deprecationMessage$/i;

/** The program's name. */
const NAME = 'Loopscope';

/** The strings of a part of the manifest that are shown. */
function shown(value: unknown, property = ''): string[] {
  if (typeof value === 'string') return SHOWN.test(property) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((item) => shown(item, property));
  return Object.entries(value ?? {}).flatMap(([name, item]) => shown(item, name));
}

test('every string that is shown is in package.nls.json, and nothing else is', () => {
  const { description, contributes, capabilities } = manifest;
  const strings = shown({ description, contributes, capabilities }).filter((text) => text !== NAME);
  expect(strings.filter((text) => !/^%.+%$/.test(text))).toEqual([]);
  const keys = new Set(strings.map((text) => text.slice(1, -1)));
  expect([...keys].sort()).toEqual(Object.keys(texts).sort());
});
