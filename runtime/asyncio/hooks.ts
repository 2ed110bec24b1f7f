import type { Awaitable } from './coroutines/awaitable';
import type { Coroutine } from './coroutines/coroutine';
import type { EventLoop } from './loop/loop';
import type { Task } from './tasks/task';
import type { Wait } from './tasks/waiting';

// All that a debug mode needs of the library.
export type { Awaitable, Coroutine, EventLoop, Task, Wait };

/** Why a task is cancelled. */
export type CancelCause =
  | 'explicit'
  | 'timeout'
  | 'waitFor'
  | 'taskGroup'
  | 'gather'
  | 'shutdown'
  | 'interrupt'
  | 'panel'
  | 'awaiter';

/** What a task waits for, in the words of the protocol's `taskWaiting`. */
export interface WaitInfo {
  readonly kind:
    | 'sleep'
    | 'future'
    | 'task'
    | 'gather'
    | 'wait'
    | 'lock'
    | 'semaphore'
    | 'condition'
    | 'event'
    | 'barrier'
    | 'queueGet'
    | 'queuePut'
    | 'queueJoin'
    | 'socketRead'
    | 'socketWrite'
    | 'accept'
    | 'connect'
    | 'subprocess'
    | 'executor'
    | 'foreign'
    | 'unknown';
  readonly subject?: string;
  /** The lock, queue or the like that is waited for. */
  readonly resource?: Resource;
  /** The task that is awaited, or that holds what is waited for. */
  readonly task?: Task<unknown>;
  readonly done?: number;
  readonly total?: number;
  /** When it ends by itself, on the loop's clock. */
  readonly whenMs?: number;
}

/** The state of a {@link Resource}, in the words of the protocol's `resource`. */
export interface ResourceInfo {
  readonly kind:
    | 'lock'
    | 'semaphore'
    | 'condition'
    | 'event'
    | 'barrier'
    | 'queue'
    | 'threadPool'
    | 'processPool'
    | 'thread';
  readonly name?: string;
  /** The task that holds it; of several, the one that has for longest. Known in debug mode only. */
  readonly holder?: Task<unknown>;
  /** Tasks that wait for it; for a pool, jobs that wait for a thread. */
  readonly waiters: number;
  /** Holders of a semaphore, items of a queue, parties at a barrier, busy threads; 1 for a set event. */
  readonly size: number;
  /** The most that `size` can be; 0: no bound. */
  readonly capacity: number;
  /** Whether items of a queue were taken that nobody has said to be done. */
  readonly isTaken?: boolean;
}

/** Something that tasks share. A debug mode looks at it from time to time. */
export interface Resource {
  /** @internal */
  _resourceInfo(): ResourceInfo;
}

/** What a future ended with instead of a result. Anything can be thrown, `undefined` too. */
export interface Failure {
  readonly error: unknown;
}

/** A place in the program. Lines and columns count from 1. */
export interface Site {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly functionName: string;
}

/**
 * What a debug mode hears from the library. Every method is called synchronously, in the context of what it
 * tells about, and must not throw. While none is set, each of these costs one null check.
 */
export interface Hooks {
  /** It comes late: these tasks are not done, and `loop` runs, if one does. Called between two turns. */
  attached(loop: EventLoop | undefined, tasks: Iterable<Task<unknown>>): void;
  loopStarted(loop: EventLoop): void;
  loopStopped(loop: EventLoop): void;
  loopClosed(loop: EventLoop): void;
  /** Steps follow, one right after the other. */
  turnBegins(): void;
  /** All that is ready now is taken, as one turn; several may follow each other. */
  turnTaken(): void;
  /** A handle of the loop is about to run; `task` is the one that it starts or resumes. */
  stepBegins(loop: EventLoop, task: Task<unknown> | undefined): void;
  /** The step is over, with the microtasks that it left behind. */
  stepEnds(): void;
  taskCreated(task: Task<unknown>, parent: Task<unknown> | undefined): void;
  /** @param failure what it threw; nothing if it was cancelled */
  taskDone(task: Task<unknown>, failure: Failure | undefined): void;
  /** The name to show for the nameless function that was given to `coro` at this place. */
  nameAt(place: object): string;
  coroutineMade(coroutine: Coroutine<unknown>): void;
  /** The body starts; what it does up to its first await happens before `coroutinePaused`. */
  coroutineBegins(coroutine: Coroutine<unknown>): void;
  coroutinePaused(): void;
  /** It is given up: the task that it was for was cancelled before it started. */
  coroutineClosed(coroutine: Coroutine<unknown>): void;
  waitBegins(wait: Wait): void;
  /** It will end on the loop's next turn. */
  waitEnding(wait: Wait): void;
  waitEnds(wait: Wait): void;
  /** The handler of a signal, by {@link EventLoop.addSignalHandler}, is called. */
  signalBegins(signal: NodeJS.Signals): void;
  signalEnds(): void;
  cancelRequested(
    task: Task<unknown>,
    by: Task<unknown> | undefined,
    cause: CancelCause,
    message: string | undefined,
    /** The task that has handed the loop the callback which asks for it. */
    handedBy: Task<unknown> | undefined,
  ): void;
  /** CancelledError goes into the task, out of `wait`; no wait: the task had not started. */
  cancelDelivered(task: Task<unknown>, wait: Wait | undefined): void;
  /** What was asked was all taken back, by `uncancel`. */
  cancelTakenBack(task: Task<unknown>): void;
  /** `taskId` is 0 for a plain future. */
  exceptionNeverRetrieved(taskId: number, error: unknown): void;
  /** Called by the constructor of what tasks share. */
  resourceMade(resource: Resource): void;
  /**
   * Called when something is made that has to be closed: `what` says in words what it is. Returns what to call
   * when it is closed. If it is collected before, or its loop is closed, it was left open.
   */
  opened(resource: object, loop: EventLoop | undefined, what: () => string): () => void;
  /** What is opened or created next is for whoever opened this; called with nothing, no longer. */
  actsFor(resource: object | undefined): void;
  /** Where a task waits, innermost first. */
  stackOf(task: Task<unknown>): Site[];
}

/** What stands in for a hook that fails, or that a debug mode of another version doesn't have. */
export const SILENT: Hooks = {
  attached() {},
  loopStarted() {},
  loopStopped() {},
  loopClosed() {},
  turnBegins() {},
  turnTaken() {},
  stepBegins() {},
  stepEnds() {},
  taskCreated() {},
  taskDone() {},
  nameAt: () => '',
  coroutineMade() {},
  coroutineBegins() {},
  coroutinePaused() {},
  coroutineClosed() {},
  waitBegins() {},
  waitEnding() {},
  waitEnds() {},
  signalBegins() {},
  signalEnds() {},
  cancelRequested() {},
  cancelDelivered() {},
  cancelTakenBack() {},
  exceptionNeverRetrieved() {},
  resourceMade() {},
  opened: () => () => {},
  actsFor() {},
  stackOf: () => [],
};

/** The debug mode that listens, if any. */
export let hooks: Hooks | undefined;

const { LOOPSCOPE_DEBUG, LOOPSCOPE_INSPECTOR } = process.env;

/** Whether the environment has the first loop start a debug mode. */
export const isDebugModeExpected = Boolean(
  LOOPSCOPE_INSPECTOR || (LOOPSCOPE_DEBUG && LOOPSCOPE_DEBUG !== '0'),
);

let startDebugMode: (isAsked: boolean) => Hooks | undefined = () => undefined;

/**
 * Says how a debug mode is started. It is asked whenever a loop is made and none listens; `isAsked` tells whether
 * the program asks for it (`run(…, { debug: true })`, `loop.setDebug(true)`).
 */
export function onDebugMode(start: (isAsked: boolean) => Hooks | undefined): void {
  startDebugMode = start;
}

/** Has a debug mode listen that was started while the program ran. */
export function attachDebugMode(started: Hooks): void {
  hooks = complete(started);
}

/** Starts the debug mode if it is wanted and doesn't run yet. */
export function ensureDebugMode(isAsked: boolean): void {
  hooks ??= complete(startDebugMode(isAsked));
}

/** Gives a debug mode the hooks that it lacks, once, so that calling them costs no check. */
function complete(started: Hooks | undefined): Hooks | undefined {
  if (!started) return undefined;
  const missing = Object.entries(SILENT).filter(([name]) => !(name in started));
  return Object.assign(started, Object.fromEntries(missing));
}
