import type { Awaitable, Coroutine } from './awaitable';
import type { EventLoop } from './loop';
import type { Site, Task } from './task';
import type { Wait } from './wait';

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
  taskCreated(task: Task<unknown>): void;
  taskDone(task: Task<unknown>): void;
  coroutineMade(coroutine: Coroutine<unknown>): void;
  /** The body starts; what it does up to its first await happens before `coroutinePaused`. */
  coroutineBegins(coroutine: Coroutine<unknown>): void;
  coroutinePaused(): void;
  /** `await` reads `then`: the running function is the one that awaits. */
  awaiting(awaited: Awaitable<unknown>): void;
  waitBegins(wait: Wait, awaited: Awaitable<unknown>): void;
  waitEnds(wait: Wait): void;
  cancelRequested(task: Task<unknown>, cause: CancelCause, message: string | undefined): void;
  /** CancelledError goes into the task, out of `wait`; no wait: the task had not started. */
  cancelDelivered(task: Task<unknown>, wait: Wait | undefined): void;
  /** The task that was cancelled has ended with a result. */
  cancelSwallowed(task: Task<unknown>): void;
  exceptionNeverRetrieved(task: Task<unknown> | undefined, error: unknown): void;
  stackOf(task: Task<unknown>): Site[];
}

/** The debug mode that listens, if any. */
export let hooks: Hooks | undefined;

let startDebugMode: (isAsked: boolean) => Hooks | undefined = () => undefined;

/**
 * Says how a debug mode is started. It is asked whenever a loop starts and none listens; `isAsked` tells whether
 * the program asks for it (`run(…, { debug: true })`, `loop.setDebug(true)`).
 */
export function onDebugMode(start: (isAsked: boolean) => Hooks | undefined): void {
  startDebugMode = start;
}

/** Starts the debug mode if it is wanted and doesn't run yet. */
export function ensureDebugMode(isAsked: boolean): void {
  hooks ??= startDebugMode(isAsked);
}
