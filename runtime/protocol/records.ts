/**
 * The one table of records: what an agent says about a program, as flat little-endian float64s
 * `kind, t, …fields`. The types below, the constants of the Python agent and `docs/protocol.md` are
 * made from it (`npm run generate`; a test keeps them in step).
 *
 * `t` is microseconds since the Unix epoch. A task or loop is named by a number that the agent chooses;
 * it may be used again once the task is over. 0 means "none" in every field. A string −n, below 0, is the text `Task-n`.
 */

/** What a field's number stands for. */
export type FieldType =
  | 'task'
  | 'loop'
  | 'string'
  | 'stack'
  | 'microseconds'
  | 'time'
  | 'share'
  | 'count'
  | 'flag'
  | 'outcome'
  | 'wait'
  | 'cause'
  | 'resource'
  | 'resourceType';

/** How a task ended. */
export const OUTCOMES = {
  finished: 1,
  cancelled: 2,
  failed: 3,
  /** It is over; how was not seen, as it is watched from outside only. */
  unseen: 4,
} as const;

/** What a task waits for. */
export const WAITS = {
  unknown: 0,
  /** Scheduled: it will run as soon as the loop gets to it. */
  ready: 1,
  sleep: 2,
  future: 3,
  task: 4,
  gather: 5,
  wait: 6,
  lock: 7,
  semaphore: 8,
  condition: 9,
  event: 10,
  barrier: 11,
  queueGet: 12,
  queuePut: 13,
  queueJoin: 14,
  socketRead: 15,
  socketWrite: 16,
  accept: 17,
  connect: 18,
  subprocess: 19,
  executor: 20,
  asyncGenerator: 21,
  /** A promise or awaitable that the runtime doesn't know. */
  foreign: 22,
} as const;

/** Why a task was cancelled. */
export const CAUSES = {
  explicit: 1,
  timeout: 2,
  waitFor: 3,
  taskGroup: 4,
  gather: 5,
  shutdown: 6,
  interrupt: 7,
  anyio: 8,
  /** Cancel Task in the panel. */
  panel: 9,
  /** The task that was waiting for this one was cancelled. */
  awaiter: 10,
  /** By what the program has a signal do. */
  signal: 11,
  /** By a thread, not from its loop. */
  thread: 12,
} as const;

/** What tasks share. */
export const RESOURCE_TYPES = {
  lock: 1,
  semaphore: 2,
  condition: 3,
  event: 4,
  barrier: 5,
  queue: 6,
  /** A pool of threads. */
  threadPool: 7,
  /** A pool of processes. */
  processPool: 8,
  /** A thread that the program started itself. */
  thread: 9,
} as const;

export type Outcome = keyof typeof OUTCOMES;
export type Wait = keyof typeof WAITS;
export type Cause = keyof typeof CAUSES;
export type ResourceType = keyof typeof RESOURCE_TYPES;

interface RecordShape {
  readonly kind: number;
  readonly doc: string;
  readonly fields: Readonly<Record<string, readonly [type: FieldType, doc: string]>>;
}

export const RECORDS = {
  loopStarted: {
    kind: 1,
    doc: 'An event loop was seen for the first time.',
    fields: {
      loop: ['loop', 'the loop'],
      implementation: ['string', 'its class, such as `asyncio.SelectorEventLoop` or `uvloop.Loop`'],
      thread: ['string', 'the name of its thread'],
    },
  },
  loopClosed: {
    kind: 2,
    doc: 'A loop was closed. Its tasks that are not done are pending for ever.',
    fields: { loop: ['loop', 'the loop'] },
  },
  taskCreated: {
    kind: 3,
    doc: 'A task was created, or was already there when the agent first saw it.',
    fields: {
      task: ['task', 'the task'],
      parent: ['task', 'the task that created it'],
      loop: ['loop', 'its loop'],
      name: ['string', "the task's name"],
      coroutine: ['string', 'the qualified name of its coroutine'],
      stack: ['stack', 'where it was created; 0 if that was not seen'],
    },
  },
  taskWaiting: {
    kind: 4,
    doc: 'What a pending task waits for. Sent when it changes and at a bounded rate, so short waits are skipped.',
    fields: {
      task: ['task', 'the task'],
      wait: ['wait', 'the kind of thing'],
      subject: ['string', 'its name or peer, such as the name of a queue or `127.0.0.1:8080`'],
      other: ['task', 'the task that is awaited, or that holds the lock'],
      done: ['count', 'how many are done (gather, wait), or in the queue'],
      total: ['count', 'of how many; the size of the queue'],
      deadline: [
        'time',
        'when it ends by itself (sleep); negative: never (−1), as nobody else refers to what is awaited, or not ' +
          'before this time, when a limit of who waits for the task ends',
      ],
      stack: ['stack', 'the suspended frames, innermost first'],
      since: ['time', 'when this very wait began, as far as the agent saw; never too early'],
      resource: ['resource', 'the lock, queue or the like that is waited for'],
    },
  },
  taskDone: {
    kind: 5,
    doc: 'A task ended.',
    fields: {
      task: ['task', 'the task'],
      outcome: ['outcome', 'how'],
      error: ['string', 'for a failed task: the exception, `TypeName: message`, cut to 200 characters'],
      stack: ['stack', 'for a failed task: where it was raised'],
    },
  },
  cancelRequested: {
    kind: 6,
    doc: '`cancel()` was called on a task and accepted.',
    fields: {
      task: ['task', 'the task'],
      by: ['task', 'the task that was running; the one that failed, if its task group cancels the others'],
      cause: ['cause', 'why'],
      message: ['string', 'the `msg` argument'],
      stack: ['stack', 'the call; of a `cancel` that the loop was given to call, who gave it'],
      name: ['string', 'of the signal, or the thread, if it is known'],
    },
  },
  cancelDelivered: {
    kind: 7,
    doc: 'CancelledError was thrown into a task.',
    fields: {
      task: ['task', 'the task'],
      stack: ['stack', 'the await where it arrived; 0 if the task had not started'],
    },
  },
  cancelSwallowed: {
    kind: 8,
    doc: 'A task that got a CancelledError caught it and ended with a result, without `uncancel()`.',
    fields: {
      task: ['task', 'the task'],
      stack: ['stack', 'the await where it had arrived'],
    },
  },
  slowCallback: {
    kind: 9,
    doc: 'One step of the loop takes, or took, longer than the threshold. Sent again with the same `episode` while it lasts.',
    fields: {
      loop: ['loop', 'the loop'],
      task: ['task', 'the task that runs; 0 for a plain callback'],
      episode: ['count', 'numbers the blockings of a process from 1'],
      elapsed: ['microseconds', 'how long so far'],
      ongoing: ['flag', '1 while it still blocks'],
      stack: ['stack', 'the stack during the block, innermost first; 0 if it could not be read'],
    },
  },
  neverAwaited: {
    kind: 10,
    doc: 'A coroutine was made and dropped without being awaited.',
    fields: {
      coroutine: ['string', 'its qualified name'],
      stack: ['stack', 'the call that made it'],
    },
  },
  destroyedPending: {
    kind: 11,
    doc: 'A task was garbage-collected while pending.',
    fields: { task: ['task', 'the task'] },
  },
  exceptionNeverRetrieved: {
    kind: 12,
    doc: "Nobody looked at a failed task's exception.",
    fields: {
      task: ['task', 'the task; 0 for a plain future'],
      error: ['string', 'the exception'],
      stack: ['stack', 'where it was raised'],
    },
  },
  lag: {
    kind: 13,
    doc: 'The longest that a due callback waited for the loop since the last such record. Sent at most once a second.',
    fields: { loop: ['loop', 'the loop'], lag: ['microseconds', 'the longest wait'] },
  },
  dropped: {
    kind: 14,
    doc: 'Records that could not be sent in time. Running totals.',
    fields: {
      records: ['count', 'how many so far'],
      created: ['count', 'of them, creations of tasks'],
      ended: ['count', 'of them, ends of tasks'],
    },
  },
  cost: {
    kind: 15,
    doc: "The agent's own use of time, as far as it can measure it. Sent at most once a second.",
    fields: { busy: ['microseconds', 'spent by its threads, samples and hooks so far'] },
  },
  resource: {
    kind: 16,
    doc: 'Something that tasks share, as it is now. Sent when it changes and at a bounded rate, for those that were used.',
    fields: {
      resource: ['resource', 'a number that the agent chooses'],
      kind: ['resourceType', 'what it is'],
      name: ['string', 'its name, if the program gave it one'],
      holder: ['task', 'the task that holds it; of several, the one that has for longest'],
      waiters: ['count', 'tasks that wait for it; jobs that wait for a thread or process of a pool'],
      size: [
        'count',
        'holders of a semaphore, items of a queue, parties at a barrier, busy threads; 1 for a set event',
      ],
      capacity: ['count', 'the most that `size` can be; 0: no bound'],
      stack: ['stack', 'where it was made'],
      taken: ['flag', '1 for a queue of which items were taken that nobody has said to be done'],
    },
  },
  resourceGone: {
    kind: 17,
    doc: 'A resource is no more.',
    fields: { resource: ['resource', 'the resource'] },
  },
  unclosed: {
    kind: 18,
    doc: 'A loop, server, stream, process or pool was left open: it was collected, or its loop closed, without `close()`.',
    fields: {
      what: ['string', 'it in words, such as `server 127.0.0.1:8080`'],
      stack: ['stack', 'where it was made'],
    },
  },
  wrongThread: {
    kind: 19,
    doc: 'A method that is not thread-safe was called from another thread than that of the loop.',
    fields: {
      call: ['string', 'the method, such as `loop.call_soon`'],
      loop: ['loop', 'the loop'],
      stack: ['stack', 'the call'],
    },
  },
  steps: {
    kind: 20,
    doc: 'The steps of a task so far. Sent at a bounded rate for tasks that ran, and at their end; at level 2 only.',
    fields: {
      task: ['task', 'the task'],
      count: ['count', 'how many'],
      total: ['microseconds', 'how long they took together'],
      longest: ['microseconds', 'the longest of them'],
    },
  },
  level: {
    kind: 21,
    doc: 'How closely the program is watched from now on: as was asked for, or less while that costs more than the budget.',
    fields: {
      level: ['count', 'the level, see `Settings`'],
      cost: ['share', 'what watching cost when it was changed, 0.05 for 5 %; 0 when it was asked for'],
    },
  },
  tasksPassed: {
    kind: 23,
    doc: 'Tasks that finished soon after their creation, among so many that each is not told of: their number alone.',
    fields: {
      loop: ['loop', 'their loop'],
      coroutine: ['string', 'the qualified name of their coroutine'],
      stack: ['stack', 'where they were created'],
      count: ['count', 'how many'],
    },
  },
  slowTurn: {
    kind: 22,
    doc: 'One turn of a loop took long, though none of its steps did: many were ready at once.',
    fields: {
      loop: ['loop', 'the loop'],
      elapsed: ['microseconds', 'how long, as far as that was seen'],
      part: ['share', 'the part of the turn that was spent at `stack`'],
      stack: ['stack', 'where most of it was spent, innermost first'],
    },
  },
  cancelTakenBack: {
    kind: 24,
    doc: 'The cancellations of a task were all taken back with `uncancel()`, as that of a time limit is: it goes on.',
    fields: { task: ['task', 'the task'] },
  },
  cancelOutlived: {
    kind: 25,
    doc: 'A task that got a CancelledError caught it and goes on: it waits again where that arrived, or before.',
    fields: {
      task: ['task', 'the task'],
      stack: ['stack', 'the await where it had arrived, in the coroutine that goes on'],
    },
  },
} as const satisfies Record<string, RecordShape>;

export type RecordName = keyof typeof RECORDS;

/** A record as the decoder gives it: every field a number, `t` in microseconds since the epoch. */
export type RecordOf<N extends RecordName> = { readonly type: N; readonly t: number } & {
  readonly [F in keyof (typeof RECORDS)[N]['fields']]: number;
};

/** Any record. */
export type AnyRecord = { [N in RecordName]: RecordOf<N> }[RecordName];
