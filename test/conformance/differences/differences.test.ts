/** The documented table of differences, and the tests of what happens instead, are of the same things. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

test('each row has a test, and each test a row', () => {
  const page = readFileSync(path.join(import.meta.dirname, '../../../docs/asyncio.md'), 'utf8');
  const rows = [...page.matchAll(/^\| (\w+) \|/gm)]
    .map((match) => match[1])
    .filter((name) => name !== 'name');
  const tests = readdirSync(import.meta.dirname)
    .map((file) => path.basename(file, '.test.ts'))
    .filter((name) => name !== 'differences');
  expect(rows.sort()).toEqual(tests.sort());
});
