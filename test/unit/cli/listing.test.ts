import { expect, test } from 'vitest';
import { listing } from '../../../runtime/cli/listing';

const NOTHING = { version: 1, processes: [] } as const;

test('says what may hide an asyncio program, where none was seen', () => {
  expect(listing(NOTHING, '/', 0)).toMatch(
    /^loopscope: no asyncio program was seen\. A Python that ran with -I/,
  );
});

test('says why a program was not watched', () => {
  const tasks = { created: 0, finished: 0, cancelled: 0, failed: 0, unseen: 0, pending: 0 };
  const process = {
    pid: 1,
    language: 'python',
    program: '/work/app.py',
    runtime: 'CPython 3.14.4',
    state: 'ended',
    unwatched: 'freeThreading',
    tasks,
    dropped: 0,
    ignored: 0,
    findings: [],
  } as const;
  const text = listing({ version: 1, processes: [process, process] }, '/', 0);
  expect(
    text.match(/\/work\/app\.py was not watched\. This Python is free-threaded: .*PYTHON_GIL=1/g),
  ).toHaveLength(1);
});

test('says no more than that of a program that failed', () => {
  expect(listing(NOTHING, '/', 1)).toBe('loopscope: no asyncio program was seen before it ended with 1.');
});
