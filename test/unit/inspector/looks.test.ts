/** The findings that no single record tells: the rules look at the whole process, on the clock of the records. */
import { beforeEach, describe, expect, test } from 'vitest';
import { RULES } from '../../../runtime/inspector/findings/rules';
import { DEFAULT_THRESHOLDS } from '../../../runtime/inspector/findings/thresholds';
import { Process } from '../../../runtime/inspector/process';
import { CAUSES, OUTCOMES, RESOURCE_TYPES, WAITS } from '../../../runtime/protocol/records';
import { frame, hello, record } from './agent';

const APP = '/work/app/server.py';
const [A, B, C] = [11, 12, 13];
const NAMES: ReadonlyArray<[number, string]> = [
  [1, 'a'],
  [2, 'b'],
  [3, 'c'],
  [4, 'jobs'],
];

let process: Process;

beforeEach(() => begin());

function begin(of: Parameters<typeof hello>[0] = {}): void {
  process = new Process(1, hello(of), RULES);
  process.thresholds = {
    ...DEFAULT_THRESHOLDS,
    queueBacklogItems: 50,
    taskLeakTasks: 50,
    taskLeakMs: 60_000,
  };
  process.addStrings(NAMES);
  // Task n is created at line n and waits at line 100 + n.
  process.addStacks(
    [A, B, C].flatMap((n) => [
      [n, [frame(APP, n)]],
      [100 + n, [frame(APP, 100 + n)]],
    ]) as never,
  );
  for (const n of [A, B, C])
    process.add(record('taskCreated', { task: n, loop: 9, name: n - 10, stack: n, t: 1 }));
}

/** Makes the rules look at `t`, in milliseconds. */
const at = (t: number) => process.add(record('cost', { t }));
const wait = (task: number, kind: keyof typeof WAITS, fields: object = {}, since = 1_000) =>
  process.add(
    record('taskWaiting', { task, wait: WAITS[kind], stack: 100 + task, since: since * 1_000, ...fields }),
  );
const resource = (kind: keyof typeof RESOURCE_TYPES, fields: object, t = 1_000) =>
  process.add(record('resource', { resource: 7, kind: RESOURCE_TYPES[kind], stack: A, ...fields, t }));
const findings = () =>
  process.findings.all().map(({ id, message, location, count, related }) => ({
    id,
    message,
    line: location?.line,
    count,
    related,
  }));
const ids = () => findings().map(({ id, line }) => `${id} ${line}`);

describe('deadlock', () => {
  test('is every await of a cycle, told once', () => {
    wait(A, 'lock', { other: B, subject: 4 });
    wait(B, 'task', { other: A });
    wait(C, 'task', { other: A });
    at(2_500);
    at(5_000);
    expect(findings()).toMatchObject([
      {
        id: 'deadlock',
        line: 111,
        count: 1,
        message: "Deadlock: 'a' → 'b' → 'a'. Here 'a' waits for: lock jobs · held by b.",
        related: [{ label: "'b' waits for: task a", location: { line: 112 } }],
      },
      { id: 'deadlock', line: 112, count: 1 },
    ]);
  });

  test('is not told of a short wait, one of unknown age, one that is over, or a semaphore', () => {
    wait(A, 'lock', { other: B });
    wait(B, 'lock', { other: A }, 1_900);
    at(2_500);
    wait(B, 'lock', { other: A }, 0);
    at(9_000);
    wait(B, 'semaphore', { other: A });
    at(10_000);
    wait(B, 'lock', { other: A });
    process.add(record('taskDone', { task: B, outcome: OUTCOMES.finished, t: 10_100 }));
    at(11_000);
    expect(ids().filter((id) => id.startsWith('deadlock'))).toEqual([]);
  });

  test('of a task with itself', () => {
    wait(A, 'lock', { other: A });
    at(3_000);
    expect(ids()).toEqual(['deadlock 111']);
  });
});

describe('stuck-task', () => {
  test('is a wait for a lock whose holder has ended', () => {
    wait(A, 'lock', { other: 99, subject: 4 });
    at(30_900);
    expect(findings()).toEqual([]);
    at(31_200);
    at(40_000);
    expect(findings()).toMatchObject([
      {
        id: 'stuck-task',
        line: 111,
        count: 1,
        message:
          "Task 'a' has been waiting here for 39.0 s for: lock jobs; the task that took it has ended without releasing it.",
      },
    ]);
  });

  test('is not a wait for a lock whose holder has just ended', () => {
    wait(A, 'lock', { other: B });
    process.add(record('taskDone', { task: B, outcome: OUTCOMES.finished, t: 30_000 }));
    at(32_000);
    expect(findings()).toEqual([]);
    at(46_000);
    expect(ids()).toEqual(['stuck-task 111']);
  });

  test('is the wait for a holder that the lock itself names', () => {
    resource('lock', { holder: B, size: 1, capacity: 1 });
    wait(A, 'lock', { resource: 7 });
    wait(B, 'future');
    at(32_000);
    expect(ids()).toEqual(['stuck-task 111']);
  });

  test('is the wait for a bare promise of a task that was asked to cancel', () => {
    const cancel = (task: number) => {
      process.add(record('cancelRequested', { task, cause: CAUSES.explicit, stack: 3, t: 2_000 }));
    };
    begin({ language: 'typescript' });
    wait(A, 'foreign', { stack: 0 }, 0);
    wait(B, 'foreign', { stack: 0 }, 0);
    wait(C, 'foreign', { stack: 0 }, 0);
    cancel(A);
    cancel(C);
    process.add(record('cancelDelivered', { task: C, stack: 4, t: 2_100 }));
    at(31_900);
    expect(findings()).toEqual([]);
    at(33_000);
    expect(findings()).toMatchObject([
      {
        id: 'stuck-task',
        line: 11,
        message:
          "Task 'a' was asked to cancel 31.0 s ago, but waits for a promise of JavaScript's own, which can't be interrupted.",
      },
    ]);
  });

  test('is not a deadlock, which is told as such', () => {
    wait(A, 'lock', { other: B });
    wait(B, 'lock', { other: A });
    at(60_000);
    expect(ids()).toEqual(['deadlock 111', 'deadlock 112']);
  });

  test('is a wait for a lock whose holder waits as long for what may never come', () => {
    wait(A, 'lock', { other: B });
    wait(B, 'future');
    at(32_000);
    expect(findings()).toMatchObject([
      { line: 111, message: expect.stringContaining("'b', which holds it, waits for: future") },
    ]);
  });

  test.each(['sleep', 'socketRead', 'accept', 'queueGet'] as const)(
    'is not a wait for a holder in %s',
    (kind) => {
      wait(A, 'lock', { other: B });
      wait(B, kind);
      at(60_000);
      expect(findings()).toEqual([]);
    },
  );

  test('is a wait for what nobody else refers to', () => {
    wait(A, 'future', { deadline: -1 });
    at(32_000);
    expect(findings()).toMatchObject([
      { line: 111, message: expect.stringContaining('nobody can end this wait') },
    ]);
  });

  test('is a wait that only the time limit of a caller ends, if that is far off', () => {
    wait(A, 'lock', { deadline: -61_000_000 });
    wait(B, 'lock', { deadline: -29_000_000 });
    at(32_000);
    expect(findings()).toMatchObject([
      { line: 111, message: expect.stringContaining('nothing but a time limit ends this wait') },
    ]);
  });

  describe('beside its siblings', () => {
    /** Tasks that waited where A does, for so long each, and ended. */
    const through = (count: number, forMs: number, outcome: keyof typeof OUTCOMES = 'finished') => {
      for (let task = 500; task < 500 + count; task++) {
        process.add(record('taskCreated', { task, loop: 9, stack: A, t: 1_000 }));
        wait(task, 'event', { stack: 100 + A });
        process.add(record('taskDone', { task, outcome: OUTCOMES[outcome], t: 1_000 + forMs }));
      }
    };

    test('is one that waits long where they came through soon', () => {
      through(9, 300);
      wait(A, 'event');
      at(40_000);
      expect(findings()).toMatchObject([
        { line: 111, message: expect.stringContaining('9 other tasks came through here in 300 ms at most') },
      ]);
    });

    test.each([
      ['they are few', () => through(4, 300)],
      ['they took long, too', () => through(9, 20_000)],
      ['they were cancelled', () => through(9, 300, 'cancelled')],
      ['one was cancelled after long', () => [through(9, 300), through(1, 20_000, 'cancelled')]],
    ])('is none when %s', (_what, prepare) => {
      prepare();
      wait(A, 'event');
      at(40_000);
      expect(findings()).toEqual([]);
    });

    test('is none in a wait for work', () => {
      through(9, 300);
      wait(A, 'executor');
      at(40_000);
      expect(findings()).toEqual([]);
    });

    test('is none when more of them wait as long', () => {
      through(9, 300);
      for (let task = 700; task < 720; task++) {
        process.add(record('taskCreated', { task, loop: 9, stack: A }));
        wait(task, 'event', { stack: 100 + A });
      }
      at(40_000);
      expect(findings()).toEqual([]);
    });
  });

  test('is not a long wait alone', () => {
    wait(A, 'future');
    wait(B, 'event');
    wait(C, 'queueGet');
    at(600_000);
    expect(findings()).toEqual([]);
  });

  test('is a join of a queue that nobody takes from', () => {
    resource('queue', { size: 3 });
    wait(A, 'queueJoin', { resource: 7 });
    at(40_000);
    expect(findings()).toMatchObject([{ line: 111, message: expect.stringContaining('nobody takes items') }]);
  });

  test('is a join after which all consumers idle', () => {
    resource('queue', { size: 0 });
    wait(A, 'queueJoin', { resource: 7 });
    wait(B, 'queueGet', { resource: 7 });
    at(40_000);
    expect(findings()).toMatchObject([{ line: 111, message: expect.stringContaining('task_done()') }]);
  });

  test('is not a join or put while a consumer works', () => {
    resource('queue', { size: 3 });
    wait(B, 'queueGet', { resource: 7 });
    at(1_500);
    wait(A, 'queueJoin', { resource: 7 });
    wait(C, 'queuePut', { resource: 7 });
    wait(B, 'sleep');
    at(40_000);
    expect(findings()).toEqual([]);
  });
});

describe('task-leak', () => {
  const create = (count: number, t: number) => {
    for (let i = 0; i < count; i++) {
      process.add(record('taskCreated', { task: 1_000 + t + i, loop: 9, name: 1, stack: C, t }));
    }
    at(t);
  };

  test('is a line whose live tasks only become more', () => {
    for (let minute = 1; minute <= 12; minute++) create(10, minute * 6_000);
    expect(findings()).toMatchObject([
      {
        id: 'task-leak',
        line: C,
        count: 1,
        message: expect.stringMatching(/tasks of this line are live, 100 more than 60\.0 s ago/),
      },
    ]);
  });

  test('is not a line whose tasks once in a while become fewer', () => {
    for (let minute = 1; minute <= 30; minute++) {
      create(10, minute * 6_000);
      if (minute % 9 !== 0) continue;
      for (let i = 0; i < 10; i++)
        process.add(record('taskDone', { task: 1_000 + minute * 6_000 + i, outcome: OUTCOMES.finished }));
    }
    expect(findings()).toEqual([]);
  });

  test.each([5_000, 5_800, 6_000, 6_600, 13_000])(
    'is not a line whose tasks come and go: 200 every %d ms',
    (everyMs) => {
      for (let round = 0; round < 40; round++) {
        const first = 1_000 + round * 200;
        for (let i = 0; i < 200; i++)
          process.add(
            record('taskCreated', { task: first + i, loop: 9, name: 1, stack: C, t: round * everyMs }),
          );
        for (let i = 0; i < 200; i++) {
          process.add(record('taskDone', { task: first + i, outcome: OUTCOMES.finished }));
          at(round * everyMs + (i * everyMs) / 200);
        }
      }
      expect(findings()).toEqual([]);
    },
  );
});

describe('queue-backlog', () => {
  const grow = (fields: object, everyMs = 3_000) => {
    for (let i = 1; i <= 12; i++)
      resource('queue', { size: i * 10, name: 4, taken: 1, ...fields }, i * everyMs);
  };

  test('is a queue without bound that only grows', () => {
    grow({});
    expect(findings()).toMatchObject([
      {
        id: 'queue-backlog',
        line: A,
        count: 1,
        message: expect.stringContaining("The queue 'jobs' has 120 items"),
      },
    ]);
  });

  test('is told of one that an agent looks at more seldom than the threshold has parts', () => {
    process.thresholds = { ...process.thresholds, queueBacklogMs: 500 };
    for (let t = 0; t < 4_000; t += 50) {
      if (t % 400 === 0) resource('queue', { size: 1 + t, taken: 1 }, t);
      at(t);
    }
    expect(ids()).toEqual([`queue-backlog ${A}`]);
  });

  test('is not a queue that collects: nothing is taken from it', () => {
    grow({ taken: 0 });
    expect(findings()).toEqual([]);
  });

  test('is not a queue that is filled once and drained', () => {
    resource('queue', { size: 5_000, taken: 1 }, 1_000);
    for (let i = 1; i <= 50; i++) resource('queue', { size: 5_000 - i * 100, taken: 1 }, 1_000 + i * 3_000);
    expect(findings()).toEqual([]);
  });

  test('is not a queue with a bound, nor one that is gone and came again', () => {
    grow({ capacity: 1_000 });
    process.add(record('resourceGone', { resource: 7 }));
    expect(process.resources.size).toBe(0);
    expect(findings()).toEqual([]);
  });
});

describe('executor-saturated', () => {
  test('is a pool that is full while its jobs do not become fewer', () => {
    resource('threadPool', { size: 4, capacity: 4, waiters: 3 });
    at(6_000);
    expect(findings()).toEqual([]);
    at(11_500);
    expect(findings()).toMatchObject([
      {
        id: 'executor-saturated',
        line: A,
        message: 'All 4 threads of the pool have been busy for 10.5 s, and 3 jobs wait.',
      },
    ]);
  });

  test('is not a pool that works off its jobs', () => {
    for (let i = 0; i < 20; i++)
      resource('threadPool', { size: 4, capacity: 4, waiters: 100 - i }, 1_000 + i * 2_000);
    expect(findings()).toEqual([]);
  });
});

describe('starved-tick', () => {
  const turn = (elapsedMs: number, part = 0.9) =>
    process.add(record('slowTurn', { elapsed: elapsedMs * 1_000, part, stack: B }));

  test('is a turn that took long, where most of it was spent', () => {
    turn(300);
    turn(612);
    expect(findings()).toMatchObject([
      {
        id: 'starved-tick',
        line: B,
        count: 2,
        message:
          'One turn of the event loop took 612 ms: many short callbacks were ready at once and ran one after the other, ' +
          '90 % of the time at this line. (2 such turns)',
      },
    ]);
  });

  test('is not a shorter turn, nor one while a debugger held the program', () => {
    turn(249);
    process.setStopped(true, 900);
    turn(300);
    expect(findings()).toEqual([]);
  });

  test('has no line where none stands out', () => {
    turn(300, 0.1);
    expect(findings()).toMatchObject([{ line: undefined, message: expect.not.stringContaining('%') }]);
  });
});

test('a task that vanished is marked where it was created', () => {
  wait(A, 'sleep');
  process.add(record('destroyedPending', { task: A }));
  expect(findings()).toMatchObject([
    { id: 'lost-reference', line: A, message: expect.stringContaining("Task 'a' vanished") },
  ]);
});

test('what was left open, and calls from a wrong thread, are marked at their lines', () => {
  process.add(record('unclosed', { what: 4, stack: A }));
  process.add(record('wrongThread', { call: 4, stack: B }));
  process.add(record('wrongThread', { call: 4, stack: B }));
  expect(findings()).toMatchObject([
    { id: 'unclosed', line: A, message: 'Nobody closed the jobs.' },
    { id: 'wrong-thread', line: B, count: 2 },
  ]);
});
