import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { RECORDS } from '../../../runtime/protocol/records';
import { generated } from '../../../scripts/generate';

const root = path.resolve(import.meta.dirname, '../../..');

test.each([...generated()])('%s is up to date (npm run generate)', (file, text) => {
  expect(readFileSync(path.join(root, file), 'utf8')).toBe(text);
});

test('no two records share a kind', () => {
  const kinds = Object.values(RECORDS).map(({ kind }) => kind);
  expect(new Set(kinds).size).toBe(kinds.length);
});
