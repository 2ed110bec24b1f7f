import { expect, test } from 'vitest';
import { wayBetween } from '../../../runtime/node/outlived';
import type { RawFrame } from '../../../runtime/protocol/messages';

const frame = (name: string, line: number, column = 5): RawFrame => [`/app/${name}.ts`, line, column, name];
const outer = frame('outer', 20);

test.each([
  ['the same', [frame('inner', 3), outer], [frame('inner', 3), outer], 'same'],
  ['further up', [outer], [frame('outer', 18)], 'back'],
  ['further left', [outer], [frame('outer', 20, 3)], 'back'],
  ['further down', [outer], [frame('outer', 22)], 'other'],
  ['further right', [outer], [frame('outer', 20, 7)], 'other'],
  [
    'further up, in another call',
    [frame('inner', 3), outer],
    [frame('inner', 9), frame('outer', 18)],
    'back',
  ],
  [
    'further down, in a call further up',
    [frame('inner', 3), outer],
    [frame('inner', 1), frame('outer', 22)],
    'other',
  ],
  ['further up in the call', [frame('inner', 3), outer], [frame('inner', 2), outer], 'back'],
  ['in another function', [frame('inner', 3), outer], [frame('clean', 1), outer], 'other'],
  ['out of the call', [frame('inner', 3), outer], [outer], 'other'],
  ['deeper', [outer], [frame('inner', 3), outer], 'other'],
  ['unknown', [outer], [], 'other'],
] as const)('a task that waits %s', (_where, before, now, way) => {
  expect(wayBetween(before, now)).toBe(way);
});
