/** What the inspector tells of a file's lines. */
import { beforeEach, describe, expect, test } from 'vitest';
import { chainsOf, linesOf } from '../../../runtime/inspector/lines';
import { Process } from '../../../runtime/inspector/process';
import { OUTCOMES, WAITS } from '../../../runtime/protocol/records';
import { frame, hello, record } from '../inspector/agent';

const APP = '/work/app/server.py';
const NOW = 2_000;
const LIBRARY = '/usr/lib/python3.13/asyncio/locks.py';

let process: Process;

/** Task `n` was created at `created` and waits, since `since`, at the lines 7 and 9. */
const start = (n: number, created: number, since: number) => {
  process.add(record('taskCreated', { task: n, name: n, stack: created }));
  process.add(record('taskWaiting', { task: n, wait: WAITS.event, stack: 3, since: since * 1_000 }));
};

beforeEach(() => {
  process = new Process(1, hello(), []);
  process.addStrings([1, 2, 3, 4, 5, 6, 7].map((n) => [n, `task ${n}`]));
  process.addStacks([
    [1, [frame(LIBRARY, 1), frame(APP, 20), frame(APP, 30)]],
    [2, [frame('/work/app/other.py', 5), frame(APP, 30)]],
    [3, [frame(LIBRARY, 2), frame(APP, 7, 'inner'), frame(APP, 9, 'outer'), frame(APP, 7, 'inner')]],
  ]);
});

const lines = (file = APP) =>
  Object.fromEntries(
    linesOf([process], file, NOW).map(({ line, waiting, live, since }) => [line, { waiting, live, since }]),
  );

test('tasks are counted on each line of theirs, once, with the oldest wait', () => {
  start(1, 1, 500);
  start(2, 1, 300);
  expect(lines()).toEqual({
    7: { waiting: 2, live: 0, since: 300 },
    9: { waiting: 2, live: 0, since: 300 },
    20: { waiting: 0, live: 2, since: 0 },
  });
});

test('a task is started by the innermost line of the user, wherever it is', () => {
  start(1, 2, 0);
  expect(lines()).not.toHaveProperty('30');
  expect(lines('/work/app/other.py')).toEqual({ 5: { waiting: 0, live: 1, since: 0 } });
  expect(lines(LIBRARY)).toEqual({});
});

test('what is ready, or blocks, or is done, or of a program that has ended, does not wait', () => {
  start(1, 1, 100);
  process.add(record('taskWaiting', { task: 1, wait: WAITS.ready, stack: 3 }));
  expect(lines()).toEqual({ 20: { waiting: 0, live: 1, since: 0 } });
  process.add(record('taskDone', { task: 1, outcome: OUTCOMES.finished }));
  expect(lines()).toEqual({});
  start(2, 1, 100);
  process.add(record('slowCallback', { task: 2, episode: 1, elapsed: 200_000, ongoing: 1 }));
  expect(lines()).toEqual({ 20: { waiting: 0, live: 1, since: 0 } });
  process.end(false);
  expect(lines()).toEqual({});
});

test('while a debugger holds the program no time passes for it', () => {
  start(1, 1, 500);
  const now = (at: number) => linesOf([process], APP, at)[0]!.now;
  process.setStopped(true, 1_500);
  expect(now(9_000)).toBe(1_500);
  process.setStopped(false, 9_000);
  expect(now(9_001)).toBe(9_001);
});

describe('of the tasks of a line', () => {
  test('some are named', () => {
    for (let n = 1; n <= 7; n++) start(n, 1, 100);
    const [line] = linesOf([process], APP, NOW);
    expect(line!.tasks).toEqual([1, 2, 3, 4, 5].map((n) => process.task(n)!.key));
  });

  test('the awaits are told, without those of libraries and of tasks that have ended', () => {
    start(1, 1, 100);
    start(2, 1, 100);
    const keys = [1, 2].map((n) => process.task(n)!.key);
    process.add(record('taskDone', { task: 1, outcome: OUTCOMES.finished }));
    const chains = chainsOf(process, keys);
    expect(chains).toMatchObject([{ key: keys[1], name: 'task 2', wait: { text: 'event', since: 100 } }]);
    expect(chains[0]!.frames.map((one) => `${one.function}:${one.line}`)).toEqual([
      'inner:7',
      'outer:9',
      'inner:7',
    ]);
  });
});
