/** A program in which there is everything that Loopscope has words for. Its names have no letters. */
import { RULES } from '../../../runtime/inspector/findings/rules';
import { DEFAULT_THRESHOLDS } from '../../../runtime/inspector/findings/thresholds';
import { Process } from '../../../runtime/inspector/process';
import { CAUSES, OUTCOMES, RESOURCE_TYPES, WAITS } from '../../../runtime/protocol/records';
import { frame, hello, record } from '../inspector/agent';

/** When all of it has been told, in milliseconds on its clock. */
export const END = 15_000;

/** What a program says of itself that has no names of letters. */
export const NAMELESS = { program: '/①', runtime: '②', cwd: '/' };

/** The id of a string; those from {@link NAMES} on are the names of tasks. */
const TEXT = 1;
const NAMES = 100;
const LOOP = 9;
const STACKS = 200;

/** The program, with each kind of wait, end, cancellation and finding. */
export function everything(): Process {
  const process = new Process(1, hello(NAMELESS), RULES);
  process.thresholds = {
    ...DEFAULT_THRESHOLDS,
    stuckTaskMs: 1_000,
    taskLeakMs: 1_000,
    taskLeakTasks: 10,
    queueBacklogMs: 1_000,
    queueBacklogItems: 10,
    executorSaturatedMs: 1_000,
  };
  process.addStrings([[TEXT, '③']]);
  process.addStacks(Array.from({ length: STACKS }, (_, i) => [i + 1, [frame('/④', i + 1, '⑤')]] as const));
  process.add(record('loopStarted', { loop: LOOP }));
  waits(process);
  cancellations(process);
  ends(process);
  singleFindings(process);
  growth(process);
  return process;
}

let lastTask = 0;

function create(
  process: Process,
  part: { readonly loop?: number; readonly stack?: number; readonly t?: number } = {},
): number {
  const task = ++lastTask;
  const name = NAMES + task;
  process.addStrings([[name, `№${task}`]]);
  process.add(
    record('taskCreated', { task, loop: LOOP, name, coroutine: TEXT, stack: task % STACKS, ...part }),
  );
  return task;
}

function waits(process: Process): void {
  const holder = create(process);
  for (const wait of Object.values(WAITS)) {
    for (const other of [0, holder]) {
      const task = create(process);
      const what = { subject: other ? 0 : TEXT, done: 3, total: 10, stack: task % STACKS, since: 2_000_000 };
      process.add(record('taskWaiting', { task, wait, other, ...what }));
    }
  }
  const [left, right, forsaken] = [create(process), create(process), create(process)];
  const since = 2_000_000;
  process.add(record('taskWaiting', { task: left, wait: WAITS.lock, other: right, stack: 1, since }));
  process.add(record('taskWaiting', { task: right, wait: WAITS.lock, other: left, stack: 2, since }));
  process.add(record('taskWaiting', { task: forsaken, wait: WAITS.future, deadline: -1, stack: 3, since }));
  process.add(record('taskWaiting', { task: holder, wait: WAITS.sleep, deadline: (END + 60_000) * 1_000 }));
}

function cancellations(process: Process): void {
  const canceller = create(process);
  for (const cause of Object.values(CAUSES)) {
    for (const by of [0, canceller]) {
      const task = create(process);
      const stack = task % STACKS;
      process.add(record('cancelRequested', { task, by, cause, message: by ? TEXT : 0, stack }));
      process.add(record('cancelDelivered', { task, stack }));
      if (cause === CAUSES.anyio) process.add(record('cancelTakenBack', { task }));
      if (cause === CAUSES.timeout) process.add(record('cancelSwallowed', { task, stack }));
      const outcome = cause === CAUSES.timeout ? OUTCOMES.finished : OUTCOMES.cancelled;
      // One of them is under way still.
      if (cause !== CAUSES.panel) process.add(record('taskDone', { task, outcome, t: 9_000 }));
    }
  }
}

function ends(process: Process): void {
  for (const outcome of Object.values(OUTCOMES)) {
    const task = create(process);
    process.add(record('taskDone', { task, outcome, error: TEXT, stack: task % STACKS, t: 9_000 }));
    if (outcome === OUTCOMES.failed) process.add(record('exceptionNeverRetrieved', { task, t: 9_000 }));
  }
  create(process, { loop: LOOP + 1 });
  process.add(record('loopClosed', { loop: LOOP + 1, t: 9_000 }));
}

/** What one record tells; each twice, so that there is something to count. */
function singleFindings(process: Process): void {
  for (const episode of [1, 2]) {
    const task = create(process, { stack: 7 });
    process.add(record('taskWaiting', { task, wait: WAITS.event, stack: 8 }));
    process.add(record('destroyedPending', { task, t: 9_000 }));
    process.add(record('neverAwaited', { coroutine: TEXT, stack: 1 }));
    process.add(record('unclosed', { what: TEXT, stack: 1 }));
    process.add(record('wrongThread', { call: TEXT, stack: 1 }));
    process.add(record('slowTurn', { elapsed: 300_000, part: 0.5, stack: 1 }));
    process.add(record('slowTurn', { elapsed: 300_000 }));
    process.add(record('slowCallback', { episode, elapsed: 300_000, stack: 1, t: 5_000 }));
    process.add(record('slowCallback', { episode: episode + 2, elapsed: 300_000, t: 6_000 }));
  }
  const task = create(process);
  const blocking = { task, episode: 9, elapsed: 300_000, ongoing: 1, stack: 9, t: 7_000 };
  process.add(record('slowCallback', blocking));
}

/** What is told of a while. */
function growth(process: Process): void {
  for (let t = 9_100; t <= END; t += 100) {
    create(process, { stack: 11, t });
    const queue = { kind: RESOURCE_TYPES.queue, size: t / 10, taken: 1 };
    process.add(record('resource', { resource: 1, name: TEXT, stack: 12, ...queue, t }));
    process.add(record('resource', { resource: 2, stack: 13, ...queue, t }));
    for (const kind of [RESOURCE_TYPES.threadPool, RESOURCE_TYPES.processPool]) {
      const pool = { kind, size: 4, capacity: 4, waiters: 3, t };
      process.add(record('resource', { resource: 10 + kind, name: TEXT, stack: 10 + kind, ...pool }));
      process.add(record('resource', { resource: 20 + kind, stack: 20 + kind, ...pool }));
    }
  }
}
