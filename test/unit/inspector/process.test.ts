/** The model and the findings, from records alone. */
import { beforeEach, describe, expect, test } from 'vitest';
import { RULES } from '../../../runtime/inspector/findings/rules';
import { Process } from '../../../runtime/inspector/process';
import { makeReport } from '../../../runtime/inspector/report';
import { Viewer } from '../../../runtime/inspector/viewer';
import { waitInWords } from '../../../runtime/inspector/words';
import { CAUSES, OUTCOMES, WAITS } from '../../../runtime/protocol/records';
import { frame, hello, record } from './agent';

const APP = '/work/app/server.py';
const LIB = '/usr/lib/python3.13/asyncio/tasks.py';
const S = { name: 1, coroutine: 2, subject: 3, error: 4, message: 5, other: 6 };
const STACK = { create: 1, await: 2, cancel: 3, block: 4, raise: 5, library: 6, ofLibrary: 7 };

let process: Process;

beforeEach(() => {
  process = new Process(1, hello(), RULES);
  process.addStrings([
    [S.name, 'Task-31'],
    [S.coroutine, 'Server.handle'],
    [S.subject, 'db'],
    [S.error, 'ValueError: no'],
    [S.message, 'too late'],
    [S.other, 'shutdown'],
  ]);
  process.addStacks([
    [STACK.create, [frame(LIB, 1), frame(APP, 22, 'serve')]],
    [STACK.await, [frame(LIB, 9), frame(APP, 41, 'handle')]],
    [STACK.cancel, [frame(APP, 60, 'stop')]],
    [STACK.block, [frame('<frozen json>', 3), frame(APP, 57, 'parse'), frame(APP, 50, 'handle')]],
    [STACK.raise, [frame(APP, 70, 'fail')]],
    [STACK.library, [frame(LIB, 9)]],
    [STACK.ofLibrary, [frame(APP, 41, 'handle'), frame(LIB, 9)]],
  ]);
  process.add(record('taskCreated', { task: 10, loop: 9, name: S.other, coroutine: S.coroutine, t: 500 }));
  process.add(
    record('taskCreated', {
      task: 11,
      parent: 10,
      loop: 9,
      name: S.name,
      coroutine: S.coroutine,
      stack: STACK.create,
    }),
  );
});

const findings = () =>
  process.findings.all().map(({ id, message, location, count, related }) => ({
    id,
    message,
    line: location?.line,
    count,
    related: related.map(({ label, location }) => `${label}: ${location.line}`),
  }));

test.each([
  ['/home/me/app.py', 'app.py'],
  ["/home/it's $HOME & ü/it's ü.py", "it's ü.py"],
  ['C:\\my programs\\app.ts', 'app.ts'],
  ['src/app.ts', 'app.ts'],
  ['uvicorn app:app --root-path /api/v1', 'uvicorn app:app --root-path /api/v1'],
  ['-m package.tool', '-m package.tool'],
])('%s is called %s', (program, name) => {
  expect(new Process(1, { ...hello(), program }, RULES).name).toBe(name);
});

describe('slow-callback', () => {
  const block = (fields: object) =>
    process.add(record('slowCallback', { task: 11, stack: STACK.block, ...fields }));

  test('marks the innermost line of the user while it blocks, and counts an episode once', () => {
    block({ episode: 1, elapsed: 120_000, ongoing: 1 });
    expect(findings()).toEqual([
      {
        id: 'slow-callback',
        line: 57,
        count: 1,
        message: "This line is blocking the event loop: 120 ms so far, in task 'handle #31'.",
        related: ['The task was created here: 22'],
      },
    ]);
    expect(process.blocks).toMatchObject([{ task: process.task(11), ms: 120 }]);
    block({ episode: 1, elapsed: 412_000, ongoing: 0 });
    expect(findings()).toMatchObject([
      { count: 1, message: "This line blocked the event loop for 412 ms, in task 'handle #31'." },
    ]);
    expect(process.blocks).toEqual([]);
    block({ episode: 2, elapsed: 1_200_000, ongoing: 0 });
    expect(findings()).toMatchObject([
      {
        count: 2,
        message: "This line blocked the event loop 2 times, for 1.2 s at the longest, in task 'handle #31'.",
      },
    ]);
  });

  test('stays that of its task, though another has its number by the end', () => {
    block({ episode: 1, elapsed: 120_000, ongoing: 1 });
    process.add(record('taskDone', { task: 11, outcome: OUTCOMES.finished }));
    process.add(record('taskCreated', { task: 11, loop: 9, name: S.other, stack: STACK.cancel }));
    block({ episode: 1, elapsed: 412_000, ongoing: 0 });
    expect(findings()).toMatchObject([
      {
        message: expect.stringMatching(/in task 'handle #31'\.$/),
        related: ['The task was created here: 22'],
      },
    ]);
  });

  test('is told of each loop, when several block at once', () => {
    const tasks = () => process.blocks.map(({ task }) => task?.number);
    block({ loop: 1, episode: 1, elapsed: 120_000, ongoing: 1 });
    block({ loop: 2, episode: 2, elapsed: 130_000, ongoing: 1, task: 10, stack: STACK.cancel });
    block({ loop: 1, episode: 1, elapsed: 220_000, ongoing: 1 });
    expect(tasks()).toEqual([11, 10]);
    expect(findings().map(({ line, count }) => [line, count])).toEqual([
      [57, 1],
      [60, 1],
    ]);
    block({ loop: 1, episode: 1, elapsed: 320_000, ongoing: 0 });
    expect(tasks()).toEqual([10]);
  });

  test('moves to the line that most samples show', () => {
    block({ episode: 1, elapsed: 100_000, ongoing: 1, stack: STACK.cancel });
    expect(findings()).toMatchObject([{ line: 60 }]);
    block({ episode: 1, elapsed: 200_000, ongoing: 1 });
    block({ episode: 1, elapsed: 300_000, ongoing: 1 });
    expect(findings()).toMatchObject([{ line: 57, count: 1 }]);
    expect(process.findings.takeChanges().removed).toHaveLength(1);
  });

  test('that lasted to the end of the program is over', () => {
    block({ episode: 1, elapsed: 120_000, ongoing: 1 });
    process.end(false);
    expect(findings()).toMatchObject([{ count: 1, message: expect.stringMatching(/^This line blocked/) }]);
  });

  test("is none in the loop's own machinery, which nobody could mend", () => {
    const machinery = frame('/usr/lib/python3.13/asyncio/base_events.py', 709);
    process.addStacks([
      [100, [machinery]],
      [101, [machinery, frame(APP, 41)]],
    ]);
    block({ episode: 1, elapsed: 120_000, stack: 100 });
    expect(findings()).toEqual([]);
    block({ episode: 2, elapsed: 120_000, stack: 101 });
    expect(findings()).toMatchObject([{ line: 41 }]);
  });

  test('without a stack says so by having no line', () => {
    block({ episode: 1, elapsed: 120_000, ongoing: 0, stack: 0 });
    expect(findings()).toMatchObject([{ line: undefined, count: 1 }]);
  });
});

describe('cancelled', () => {
  const cancel = (fields: object = {}) => {
    process.add(
      record('cancelRequested', { task: 11, by: 10, cause: CAUSES.explicit, stack: STACK.cancel, ...fields }),
    );
    process.add(record('cancelDelivered', { task: 11, stack: STACK.await }));
    process.add(record('taskDone', { task: 11, outcome: OUTCOMES.cancelled }));
  };

  test('names who did it, and both lines', () => {
    cancel({ message: S.message });
    expect(findings()).toEqual([
      {
        id: 'cancelled',
        line: 41,
        count: 1,
        message: `Task 'handle #31' was cancelled by 'shutdown' at server.py:60: "too late".`,
        related: ['Cancelled here: 60', 'The task was created here: 22'],
      },
    ]);
  });

  test.each([
    ['Cancelled via cancel scope 7fc2c134a0d0', '.'],
    ["Cancelled via cancel scope 7fa4 by <Task pending name='main' coro=<main() running at", '.'],
    ['Cancelled by cancel scope 7fc2c134a0d0', '.'],
    ["Cancelled via cancel scope 7fa4 by <Task pending name='main'>; reason: too late", ': "too late".'],
    ['Cancelled via the menu', ': "Cancelled via the menu".'],
  ])('quotes no words that anyio made itself: %s', (message, quoted) => {
    process.addStrings([[S.message, message]]);
    cancel({ cause: CAUSES.anyio, message: S.message });
    expect(findings()[0]!.message).toBe(
      `Task 'handle #31' was cancelled by an anyio cancel scope at server.py:60${quoted}`,
    );
  });

  test.each([
    [CAUSES.timeout, 'by a timeout'],
    [CAUSES.taskGroup, "by its task group, as 'shutdown' left it"],
    [CAUSES.panel, 'from the Loopscope panel'],
    [CAUSES.awaiter, "with the task that awaited it, 'shutdown'"],
  ])('tells why (%i)', (cause, words) => {
    cancel({ cause });
    expect(findings()[0]!.message).toContain(words);
  });

  test.each([
    [CAUSES.waitFor, 'by the timeout of wait_for, '],
    [CAUSES.timeout, 'by a timeout, '],
    [CAUSES.explicit, ''],
  ])('tells which time limit is behind what is passed on (%i)', (cause, limit) => {
    const ask = (task: number, fields: object) => process.add(record('cancelRequested', { task, ...fields }));
    for (const task of [12, 13]) process.add(record('taskCreated', { task }));
    ask(10, { cause });
    ask(11, { by: 10, cause: CAUSES.awaiter });
    ask(12, { by: 11, cause: CAUSES.gather });
    process.add(record('cancelDelivered', { task: 10, stack: STACK.await }));
    ask(13, { by: 10, cause: CAUSES.gather }); // of its own accord, as it cleans up
    const words = [11, 12, 13].map((number) => {
      const task = process.task(number)!;
      process.add(record('taskDone', { task: number, outcome: OUTCOMES.cancelled }));
      return waitInWords(process, task).text;
    });
    expect(words).toEqual([
      `cancelled ${limit}with the task that awaited it, 'shutdown'`,
      `cancelled ${limit}with the gather that it belongs to`,
      'cancelled with the gather that it belongs to',
    ]);
  });

  test('names the sibling whose failure cancels the rest of a task group, and where it failed', () => {
    process.add(record('taskDone', { task: 10, outcome: OUTCOMES.failed, stack: STACK.raise }));
    cancel({ cause: CAUSES.taskGroup, stack: STACK.library });
    expect(findings().find(({ id }) => id === 'cancelled')).toMatchObject({
      message: "Task 'handle #31' was cancelled by its task group, because 'shutdown' failed.",
      related: ['That failed here: 70', 'The task was created here: 22'],
    });
  });

  test('has no line of a library that says no more than the cause', () => {
    cancel({ cause: CAUSES.timeout, stack: STACK.library });
    expect(findings()[0]).toMatchObject({ related: ['The task was created here: 22'] });
    expect(findings()[0]!.message).toBe("Task 'handle #31' was cancelled by a timeout.");
  });

  test('one that was taken back is over, and nothing that comes later is laid on it', () => {
    process.add(record('cancelRequested', { task: 11, by: 10, cause: CAUSES.timeout, stack: STACK.cancel }));
    process.add(record('cancelDelivered', { task: 11, stack: STACK.await }));
    expect(process.task(11)!.isCancelling).toBe(true);
    process.add(record('cancelTakenBack', { task: 11 }));
    expect(process.task(11)!.isCancelling).toBe(false);
    process.add(record('taskDone', { task: 11, outcome: OUTCOMES.cancelled }));
    expect(findings()).toEqual([]);
  });

  test('a task that raised CancelledError by itself was cancelled by nobody', () => {
    process.add(record('taskDone', { task: 11, outcome: OUTCOMES.cancelled }));
    expect(findings()).toEqual([]);
  });
});

test('cancel-swallowed marks the await, and the task was not cancelled', () => {
  process.add(record('cancelRequested', { task: 11, by: 10, cause: CAUSES.explicit, stack: STACK.cancel }));
  process.add(record('cancelDelivered', { task: 11, stack: STACK.await }));
  process.add(record('cancelSwallowed', { task: 11, stack: STACK.await }));
  process.add(record('taskDone', { task: 11, outcome: OUTCOMES.finished }));
  expect(findings()).toMatchObject([
    { id: 'cancel-swallowed', line: 41, related: ['Cancelled here: 60', expect.any(String)] },
  ]);
  expect(process.counts).toMatchObject({ finished: 1, cancelled: 0 });
});

test("cancel-swallowed is not said where the task's own coroutine is a library's", () => {
  const swallowed = (stack: number) => process.add(record('cancelSwallowed', { task: 11, stack }));
  process.add(record('cancelDelivered', { task: 11, stack: STACK.ofLibrary }));
  swallowed(STACK.library);
  swallowed(STACK.ofLibrary);
  expect(findings()).toEqual([]);
  swallowed(0); // its frames are not known, but who made it
  expect(findings()).toMatchObject([{ id: 'cancel-swallowed', line: 22 }]);
});

describe('cancel-swallowed, where a library cancelled the task', () => {
  const PACKAGE = '/venv/lib/site-packages/grpclib';
  const LIBRARY = {
    cancel: 20,
    cancelOther: 21,
    byLoop: 22,
    byUserIn: 23,
    await: 24,
    around: 25,
    goesOn: 26,
  };

  beforeEach(() => {
    process = new Process(1, hello({ libraryFolders: ['/usr/lib/python3.13', '/venv/lib'] }), RULES);
    process.addStacks([
      [LIBRARY.cancel, [frame(LIB, 3), frame(`${PACKAGE}/utils.py`, 75)]],
      [LIBRARY.cancelOther, [frame('/venv/lib/site-packages/grpclib_more/a.py', 75)]],
      [LIBRARY.byLoop, [frame(LIB, 3)]],
      [LIBRARY.byUserIn, [frame(APP, 60), frame(`${PACKAGE}/utils.py`, 75)]],
      [LIBRARY.await, [frame(LIB, 9), frame(`${PACKAGE}/client.py`, 9), frame(APP, 41)]],
      [LIBRARY.around, [frame(LIB, 9), frame(APP, 41), frame(`${PACKAGE}/server.py`, 9)]],
      [LIBRARY.goesOn, [frame(APP, 41)]],
      [STACK.await, [frame(LIB, 9), frame(APP, 41)]],
    ]);
    for (const task of [10, 11]) process.add(record('taskCreated', { task }));
  });

  const cancel = (stack: number, deliveredTo: number, by = 0) => {
    process.add(record('cancelRequested', { task: 11, cause: CAUSES.explicit, by, stack }));
    process.add(record('cancelDelivered', { task: 11, stack: deliveredTo }));
  };

  test.each([
    ['by its own timer', LIBRARY.cancel, LIBRARY.await, []],
    ['which is another than it awaits', LIBRARY.cancelOther, LIBRARY.await, [41]],
    ['that it does not await', LIBRARY.cancel, STACK.await, [41]],
    ["in which the user's code did", LIBRARY.byUserIn, LIBRARY.await, [41]],
    ['by call_later(task.cancel)', LIBRARY.byLoop, LIBRARY.await, []],
    ['by call_later(task.cancel), but awaits none', LIBRARY.byLoop, STACK.await, [41]],
    ['by a call whose line is not known', 0, LIBRARY.await, []],
  ])('%s', (_, stack, deliveredTo, lines) => {
    cancel(stack, deliveredTo);
    process.add(record('cancelSwallowed', { task: 11, stack: deliveredTo }));
    expect(findings().map(({ line }) => line)).toEqual(lines);
    const task = process.task(11)!;
    process.add(record('taskDone', { task: 11, outcome: OUTCOMES.finished }));
    expect(waitInWords(process, task).text).toBe(lines.length > 0 ? 'done, cancellation swallowed' : 'done');
  });

  test('is said where another task did, from an unknown line', () => {
    cancel(0, LIBRARY.await, 10);
    process.add(record('cancelSwallowed', { task: 11, stack: LIBRARY.await }));
    expect(findings()).toMatchObject([{ id: 'cancel-swallowed', line: 41 }]);
  });

  test.each([
    ["is not said of the user's code around it, which goes on", LIBRARY.await, []],
    ["is said of the user's code within it, which caught it first", LIBRARY.around, [41]],
  ])('%s', (_, deliveredTo, lines) => {
    cancel(LIBRARY.cancel, deliveredTo);
    process.add(record('cancelOutlived', { task: 11, stack: LIBRARY.goesOn, t: 1_100 }));
    process.add(record('cost', { t: 7_000 }));
    expect(findings().map(({ line }) => line)).toEqual(lines);
    expect(process.task(11)!.isCancelling).toBe(false);
    process.add(record('cancelSwallowed', { task: 11, stack: deliveredTo, t: 8_000 }));
    expect(findings().map(({ line }) => line)).toEqual(lines);
  });
});

describe('cancel-swallowed, of a task that goes on', () => {
  const cancel = (t: number) => {
    process.add(record('cancelRequested', { task: 11, by: 10, stack: STACK.cancel, t }));
    process.add(record('cancelDelivered', { task: 11, stack: STACK.await, t }));
  };
  const outlived = (t: number, stack = STACK.raise) =>
    process.add(record('cancelOutlived', { task: 11, stack, t }));
  const at = (t: number) => process.add(record('cost', { t }));
  const goesOn = expect.stringMatching(/by 'shutdown' at server.py:60, but caught .* and goes on\.$/);

  beforeEach(() => cancel(1_000));

  test('marks the await of the coroutine that caught it, after a while', () => {
    outlived(1_100);
    expect(process.task(11)!.isCancelling).toBe(false);
    at(6_000);
    expect(findings()).toEqual([]);
    at(6_200);
    at(6_500);
    expect(findings()).toMatchObject([{ id: 'cancel-swallowed', line: 70, count: 1, message: goesOn }]);
  });

  test('that returns before that is told at its end, even in the task of a library', () => {
    outlived(1_100);
    process.add(record('cancelSwallowed', { task: 11, stack: STACK.library, t: 2_000 }));
    process.add(record('taskDone', { task: 11, outcome: OUTCOMES.finished, t: 2_000 }));
    const message = expect.stringMatching(/did not raise it again\.$/);
    expect(findings()).toMatchObject([{ line: 70, count: 1, message }]);
  });

  test('that returns after that is counted once', () => {
    outlived(1_100);
    at(7_000);
    process.add(record('cancelSwallowed', { task: 11, stack: STACK.await, t: 8_000 }));
    expect(findings()).toMatchObject([{ line: 70, count: 1 }]);
  });

  test('is not said where a library caught it, which may pass it on', () => {
    outlived(1_100, STACK.library);
    at(7_000);
    expect(process.task(11)!.isCancelling).toBe(true);
    expect(findings()).toEqual([]);
    process.add(record('cancelSwallowed', { task: 11, stack: STACK.await }));
    expect(findings()).toMatchObject([{ line: 41 }]);
  });

  test('is said again of the next one', () => {
    outlived(1_100);
    at(7_000);
    cancel(8_000);
    expect(process.task(11)!.isCancelling).toBe(true);
    outlived(8_100);
    at(14_000);
    expect(findings()).toMatchObject([{ line: 70, count: 2, message: goesOn }]);
  });
});

test.each([
  ['an installed package', 'event loop', '/venv/lib/site-packages/scrapy/crawler.py', []],
  ["the user's code", 'event loop', '/work/app/loops.py', [5]],
  ['an installed package, what else it may be', 'server 127.0.0.1:80', '/venv/lib/site-packages/a.py', [22]],
])('unclosed, made by %s', (_, what, maker, lines) => {
  process = new Process(1, hello({ libraryFolders: ['/usr/lib/python3.13', '/venv/lib'] }), RULES);
  process.addStrings([[S.subject, what]]);
  process.addStacks([[STACK.create, [frame(LIB, 1), frame(maker, 5), frame(APP, 22)]]]);
  process.add(record('unclosed', { what: S.subject, stack: STACK.create }));
  expect(findings().map(({ line }) => line)).toEqual(lines);
});

test('never-awaited marks the call, and counts', () => {
  for (let i = 0; i < 3; i++)
    process.add(record('neverAwaited', { coroutine: S.coroutine, stack: STACK.create }));
  expect(findings()).toMatchObject([
    {
      id: 'never-awaited',
      line: 22,
      count: 3,
      message: expect.stringContaining("'Server.handle' was never awaited"),
    },
  ]);
});

test('exception-never-retrieved comes after the end of its task and still knows it', () => {
  process.add(record('taskDone', { task: 11, outcome: OUTCOMES.failed, error: S.error, stack: STACK.raise }));
  process.add(record('exceptionNeverRetrieved', { task: 11, error: S.error }));
  expect(findings()).toMatchObject([
    {
      id: 'exception-never-retrieved',
      line: 22,
      message: "Nobody looked at the exception of task 'handle #31': ValueError: no.",
      related: ['Raised here: 70'],
    },
  ]);
});

test('a very long name of a task is shortened in sentences only, also that of the one who cancelled it', () => {
  const long = `${'a'.repeat(60)}${'b'.repeat(60)}`;
  const short = `${'a'.repeat(50)}…${'b'.repeat(49)}`;
  process.addStrings([[S.name, long]]);
  for (const task of [11, 12]) process.add(record('taskCreated', { task, parent: 11, name: S.name }));
  process.add(record('cancelRequested', { task: 12, by: 11, cause: CAUSES.explicit }));
  process.add(record('taskDone', { task: 12, outcome: OUTCOMES.cancelled }));
  expect(process.findings.all()).toMatchObject([
    { message: `Task '${short}' was cancelled by '${short}'.`, task: { name: long } },
  ]);
  const viewer = new Viewer();
  viewer.ask({
    filter: long,
    collapsed: [],
    first: 0,
    count: 9,
    selected: process.findings.all()[0]!.task!.key,
  });
  const { rows, details } = viewer.view([process], 2_000);
  expect(rows.items.map(({ name }) => name)).toEqual([long, long]);
  expect(details).toMatchObject({
    name: long,
    parent: { name: long },
    cancellations: [{ text: `Cancelled by '${short}'.`, by: { name: short } }],
  });
});

test('a name that is not very long is left as it is', () => {
  process.addStrings([[S.name, 'a'.repeat(100)]]);
  process.add(record('taskCreated', { task: 12, name: S.name }));
  expect(process.task(12)!.label).toBe('a'.repeat(100));
});

const MADE_IN = '/venv/lib/site-packages/tornado/gen.py';

test.each([
  ['a package', [frame(MADE_IN, 5), frame(LIB, 1)], [frame(MADE_IN, 9)], []],
  ['a package that the user has called', [frame(MADE_IN, 5), frame(APP, 22)], [frame(MADE_IN, 9)], [22]],
  ['a package for code of the user', [frame(MADE_IN, 5)], [frame(LIB, 1), frame(APP, 41)], [41]],
  ['the language', [frame(LIB, 5)], [frame(LIB, 9)], [5]],
  ['nobody known', [], [frame(MADE_IN, 9)], [9]],
])('pending-at-exit, of a task made by %s', (_, creation, waiting, lines) => {
  process = new Process(1, hello({ libraryFolders: ['/usr/lib/python3.13', '/venv/lib'] }), RULES);
  process.addStacks([
    [STACK.create, creation],
    [STACK.await, waiting],
  ]);
  process.add(record('taskCreated', { task: 11, loop: 9, stack: STACK.create }));
  process.add(record('taskWaiting', { task: 11, wait: WAITS.sleep, stack: STACK.await }));
  process.end(true);
  expect(findings().map(({ line }) => line)).toEqual(lines);
});

describe('pending-at-exit', () => {
  test('when the loop is closed', () => {
    process.add(record('taskWaiting', { task: 11, wait: WAITS.sleep, stack: STACK.await }));
    process.add(record('loopClosed', { loop: 9 }));
    expect(findings()).toMatchObject([
      { id: 'pending-at-exit', message: expect.stringContaining("'shutdown' was still pending") },
      { id: 'pending-at-exit', line: 22, related: ['It waits here: 41'] },
    ]);
    process.end(true);
    expect(findings()).toHaveLength(2);
  });

  test('when the program ends in good order', () => {
    process.end(true);
    expect(findings()).toHaveLength(2);
  });

  test('not when it was killed, nor when records were lost', () => {
    process.end(false);
    expect(findings()).toEqual([]);
    process.add(record('dropped', { records: 1 }));
    process.add(record('loopClosed', { loop: 9 }));
    process.end(true);
    expect(findings()).toEqual([]);
  });
});

describe('what a task waits for, in words', () => {
  const words = (fields: object) => {
    process.add(record('taskWaiting', { task: 11, ...fields }));
    return waitInWords(process, process.task(11)!);
  };

  test.each([
    [{ wait: WAITS.gather, done: 3, total: 10 }, 'gather · 3 of 10 done'],
    [{ wait: WAITS.lock, subject: S.subject, other: 10 }, 'lock db · held by shutdown'],
    [{ wait: WAITS.queueGet, subject: S.subject, total: 100 }, 'queue.get db · 0 of 100'],
    [{ wait: WAITS.task, other: 10 }, 'task shutdown'],
    [{ wait: WAITS.executor }, 'thread pool'],
    [{ wait: 77 }, ''],
  ])('%o', (fields, text) => {
    expect(words(fields).text).toBe(text);
  });

  test('a sleep has a deadline', () => {
    expect(words({ wait: WAITS.sleep, deadline: 5_000_000 })).toEqual({ text: 'sleep', deadline: 5_000 });
  });

  test('another wait has a beginning', () => {
    expect(words({ wait: WAITS.event, since: 5_000_000 })).toEqual({ text: 'event', since: 5_000 });
  });
});

describe('a number of the agent that is used again', () => {
  test('is another task', () => {
    const first = process.task(11)!;
    process.add(record('taskDone', { task: 11, outcome: OUTCOMES.finished }));
    process.add(record('taskCreated', { task: 11, loop: 9, name: S.other }));
    expect(process.task(11)!.key).not.toBe(first.key);
    expect(first.outcome).toBe('finished');
  });

  test('is counted though its records were dropped', () => {
    const before = process.counts.created;
    process.add(record('dropped', { records: 5, created: 2, ended: 1 }));
    process.add(record('dropped', { records: 9, created: 3, ended: 3 }));
    expect(process.dropped).toBe(9);
    expect(process.counts).toMatchObject({ created: before + 3, unseen: 3 });
    const { created, finished, cancelled, failed, unseen, pending } = makeReport([process]).processes[0]!
      .tasks;
    expect(created).toBe(finished + cancelled + failed + unseen + pending);
  });

  test('whose end was among the dropped records ends as lost', () => {
    const first = process.task(11)!;
    process.add(record('taskCreated', { task: 11, loop: 9 }));
    expect(first.outcome).toBe('lost');
  });
});

test('the report counts every task once', () => {
  process.add(record('taskDone', { task: 11, outcome: OUTCOMES.failed, error: S.error }));
  expect(makeReport([process]).processes[0]).toMatchObject({
    pid: 4121,
    language: 'python',
    tasks: { created: 2, finished: 0, cancelled: 0, failed: 1, pending: 1 },
    dropped: 0,
  });
});

describe('bounds', () => {
  test('100 000 tasks at once are kept, shown by a window, and let go', () => {
    for (let i = 0; i < 100_000; i++)
      process.add(record('taskCreated', { task: 1_000 + i, parent: 10, loop: 9 }));
    const viewer = new Viewer();
    viewer.ask({ filter: '', collapsed: [], first: 50_000, count: 40 });
    const { rows, counts } = viewer.view([process], 1_000);
    expect(rows.total).toBe(100_002);
    expect(rows.items).toHaveLength(40);
    expect(rows.items[0]).toMatchObject({ depth: 1, position: 50_000, siblings: 100_001 });
    expect(counts.live).toBe(100_002);
    for (let i = 0; i < 100_000; i++)
      process.add(record('taskDone', { task: 1_000 + i, outcome: OUTCOMES.finished }));
    viewer.ask({ filter: '', collapsed: [], first: 0, count: 500 });
    expect(viewer.view([process], 1_000).rows.total).toBe(22);
    expect(viewer.view([process], 60_000).rows.total).toBe(2);
  });

  test('a chain of tasks that each start the next does not pile up', () => {
    for (let i = 0; i < 5_000; i++) {
      process.add(record('taskCreated', { task: 100 + i, parent: i === 0 ? 10 : 99 + i, loop: 9 }));
      if (i > 0) process.add(record('taskDone', { task: 99 + i, outcome: OUTCOMES.finished }));
    }
    const viewer = new Viewer();
    viewer.ask({ filter: '', collapsed: [], first: 0, count: 500 });
    expect(viewer.view([process], 1_000).rows.total).toBeLessThan(30);
  });

  test('a loop that errs at 20 000 lines gives 10 000 findings and counts the rest', () => {
    for (let i = 0; i < 20_000; i++) {
      process.addStacks([[100 + i, [frame(APP, i + 1)]]]);
      process.add(record('neverAwaited', { stack: 100 + i }));
    }
    expect(process.findings.size).toBe(10_000);
    expect(process.findings.overflow).toBe(10_000);
  });
});
