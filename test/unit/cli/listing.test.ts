import { expect, test } from 'vitest';
import { listing } from '../../../runtime/cli/listing';

const NOTHING = { version: 1, processes: [] } as const;

test('says what may hide an asyncio program, where none was seen', () => {
  expect(listing(NOTHING, '/', 0)).toMatch(
    /^loopscope: no asyncio program was seen\. A Python that ran with -I/,
  );
});

test('says no more than that of a program that failed', () => {
  expect(listing(NOTHING, '/', 1)).toBe('loopscope: no asyncio program was seen before it ended with 1.');
});
