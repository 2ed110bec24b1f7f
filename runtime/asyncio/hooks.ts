import type { Awaitable } from './awaitable';
import type { Coroutine } from './coroutine';
import type { EventLoop } from './loop';
import type { Task } from './task';
import type { Wait } from './wait';

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
  readonly kind: 'sleep' | 'future' | 'task' | 'gather' | 'foreign' | 'unknown';
  readonly subject?: string;
  /** The task that is awaited. */
  readonly task?: Task<unknown>;
  readonly done?: number;
  readonly total?: number;
  /** When it ends by itself, on the loop's clock. */
  readonly whenMs?: number;
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
  loopStarted(loop: EventLoop): void;
  loopStopped(loop: EventLoop): void;
  loopClosed(loop: EventLoop): void;
  /** A handle of the loop is about to run; `task` is the one that it starts or resumes. */
  stepBegins(loop: EventLoop, task: Task<unknown> | undefined): void;
  /** The handle has returned. Microtasks that it left behind still belong to the step. */
  stepEnds(): void;
  taskCreated(task: Task<unknown>, parent: Task<unknown> | undefined): void;
  taskDone(task: Task<unknown>, failure: Failure | undefined): void;
  /** The name to show for the nameless function that was given to `coro` at this place. */
  nameAt(place: object): string;
  coroutineMade(coroutine: Coroutine<unknown>): void;
  /** The body starts; what it does up to its first await happens before `coroutinePaused`. */
  coroutineBegins(coroutine: Coroutine<unknown>): void;
  coroutinePaused(): void;
  /** It is given up: the task that it was for was cancelled before it started. */
  coroutineClosed(coroutine: Coroutine<unknown>): void;
  /** `await` reads `then`: the running function is the one that awaits. */
  awaiting(awaited: Awaitable<unknown>): void;
  waitBegins(wait: Wait, awaited: Awaitable<unknown>): void;
  waitEnds(wait: Wait): void;
  cancelRequested(
    task: Task<unknown>,
    by: Task<unknown> | undefined,
    cause: CancelCause,
    message: string | undefined,
  ): void;
  /** CancelledError goes into the task, out of `wait`; no wait: the task had not started. */
  cancelDelivered(task: Task<unknown>, wait: Wait | undefined): void;
  /** `taskId` is 0 for a plain future. */
  exceptionNeverRetrieved(taskId: number, error: unknown): void;
  /** Where a task waits, innermost first. */
  stackOf(task: Task<unknown>): Site[];
}

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

/** Starts the debug mode if it is wanted and doesn't run yet. */
export function ensureDebugMode(isAsked: boolean): void {
  hooks ??= startDebugMode(isAsked);
}
