import { isMainThread, threadId } from 'node:worker_threads';
import type {
  Awaitable,
  CancelCause,
  Coroutine,
  EventLoop,
  Failure,
  Hooks,
  Site,
  Task,
  Wait,
} from '../asyncio/hooks';
import { CAUSES, OUTCOMES, WAITS } from '../protocol/records';
import { now } from './clock';
import { DefinitionNames } from './definitionNames';
import type { Link } from './link';
import type { NativeCallListener } from './nativeCalls';
import { capture, framesOf, ONE_LINE, type Place } from './places';
import { BEAT_MS } from './pulse';
import type { Where } from './where';

/** A task's wait is told at most so often. Microseconds. */
const WAIT_INTERVAL_US = 50_000;

/** Time that one beat may spend on telling waits. Microseconds. */
const WAITS_BUDGET_US = 3_000;

const MAX_ERROR_LENGTH = 200;

interface TaskTrace {
  readonly task: Task<unknown>;
  hasStarted: boolean;
  wait: { readonly awaited: Awaitable<unknown>; readonly place: Place | undefined; readonly since: number } | undefined;
  deliveredAt: number | undefined;
  toldAt: number;
  told: string;
}

/** A coroutine that has not begun. */
interface Unawaited {
  readonly name: string;
  readonly place: Place;
}

/** What is kept with an awaitable. */
interface AwaitableTrace {
  unawaited?: Unawaited | undefined;
  /** Where it is awaited. */
  awaitedAt?: Place;
}

/** Tells the watchdog what the library reports. */
export class Tracer implements Hooks, NativeCallListener {
  readonly #link: Link;
  readonly #tasks = new Map<number, TaskTrace>();
  readonly #changed = new Set<TaskTrace>();
  readonly #loops = new WeakMap<EventLoop, number>();
  #loopCount = 0;
  /** Where the coroutines are awaited whose first steps are running, the innermost last. */
  readonly #beginning: Array<Place | undefined> = [];
  readonly #definitionNames = new DefinitionNames();
  readonly #unawaited = new Set<Unawaited>();
  readonly #collected = new FinalizationRegistry<Unawaited>((one) => this.#neverAwaited(one));
  #beats: NodeJS.Timeout | undefined;
  #running: EventLoop | undefined;
  readonly #currentTask: () => Task<unknown> | undefined;

  constructor(link: Link, currentTask: () => Task<unknown> | undefined) {
    this.#link = link;
    this.#currentTask = currentTask;
  }

  loopStarted(loop: EventLoop): void {
    this.#running = loop;
    this.#link.follow(loop.slowCallbackDuration);
    this.#link.pulse.beat = now();
    this.#beats = setInterval(() => this.#beat(), BEAT_MS).unref();
  }

  loopStopped(): void {
    clearInterval(this.#beats);
    this.#tellWaits();
    this.#link.pulse.beat = 0;
    this.#running = undefined;
  }

  loopClosed(loop: EventLoop): void {
    this.#link.record('loopClosed', () => ({ loop: this.#loop(loop) }));
    for (const [id, { task }] of this.#tasks) if (task.getLoop() === loop) this.#tasks.delete(id);
  }

  stepBegins(loop: EventLoop, task: Task<unknown> | undefined): void {
    const trace = task && this.#tasks.get(task._id);
    if (trace) trace.hasStarted = true;
    this.#link.pulse.beginStep(now(), this.#loop(loop), task?._id ?? 0);
  }

  stepEnds(): void {
    // A tick that is asked for in a microtask comes when all microtasks are done.
    queueMicrotask(() => process.nextTick(() => this.#link.pulse.endStep(now())));
  }

  taskCreated(task: Task<unknown>, parent: Task<unknown> | undefined): void {
    const trace = { task, hasStarted: false, wait: undefined, deliveredAt: undefined, toldAt: 0, told: '' };
    this.#tasks.set(task._id, trace);
    this.#changed.add(trace);
    this.#link.record('taskCreated', () => ({
      task: task._id,
      parent: parent?._id ?? 0,
      loop: this.#loop(task.getLoop()),
      name: this.#link.text(task.getName()),
      coroutine: this.#link.text(task.getCoro().name),
      stack: this.#link.stack(this.#here()),
    }));
  }

  taskDone(task: Task<unknown>, failure: Failure | undefined): void {
    const trace = this.#tasks.get(task._id);
    if (!trace) return;
    this.#tasks.delete(task._id);
    this.#changed.delete(trace);
    const { deliveredAt } = trace;
    if (!failure && deliveredAt !== undefined && task.cancelling() > 0) {
      this.#link.record('cancelSwallowed', () => ({ task: task._id, stack: deliveredAt }));
    }
    const hasFailed = failure !== undefined && !task.cancelled();
    this.#link.record('taskDone', () => ({
      task: task._id,
      outcome: failure ? (hasFailed ? OUTCOMES.failed : OUTCOMES.cancelled) : OUTCOMES.finished,
      error: hasFailed ? this.#link.text(describe(failure.error)) : 0,
      stack: hasFailed ? this.#link.errorStack(failure.error) : 0,
    }));
  }

  nameAt(place: object): string {
    return this.#definitionNames.at(place);
  }

  coroutineMade(coroutine: Coroutine<unknown>): void {
    const unawaited = { name: coroutine.name, place: capture(undefined, ONE_LINE) };
    this.#unawaited.add(unawaited);
    traceOf(coroutine).unawaited = unawaited;
    this.#collected.register(coroutine, unawaited, coroutine);
  }

  coroutineBegins(coroutine: Coroutine<unknown>): void {
    this.#beginning.push(traceOf(coroutine).awaitedAt);
    this.coroutineClosed(coroutine);
  }

  coroutinePaused(): void {
    this.#beginning.pop();
  }

  coroutineClosed(coroutine: Coroutine<unknown>): void {
    const trace = traceOf(coroutine);
    if (!trace.unawaited) return;
    this.#unawaited.delete(trace.unawaited);
    this.#collected.unregister(coroutine);
    trace.unawaited = undefined;
  }

  awaiting(awaited: Awaitable<unknown>): void {
    traceOf(awaited).awaitedAt = this.#here();
  }

  waitBegins(wait: Wait, awaited: Awaitable<unknown>): void {
    const trace = wait.task && this.#tasks.get(wait.task._id);
    if (!trace) return;
    trace.wait = { awaited, place: traceOf(awaited).awaitedAt, since: now() };
    this.#changed.add(trace);
  }

  waitEnds(wait: Wait): void {
    const trace = wait.task && this.#tasks.get(wait.task._id);
    if (trace) this.#changed.add(trace);
  }

  cancelRequested(
    task: Task<unknown>,
    by: Task<unknown> | undefined,
    cause: CancelCause,
    message: string | undefined,
  ): void {
    this.#link.record('cancelRequested', () => ({
      task: task._id,
      by: by?._id ?? 0,
      cause: CAUSES[cause],
      message: this.#link.text(message),
      stack: this.#link.stack(this.#here()),
    }));
  }

  cancelDelivered(task: Task<unknown>, wait: Wait | undefined): void {
    const trace = this.#tasks.get(task._id);
    if (!trace) return;
    const stack = wait ? this.#link.stack(trace.wait?.place) : 0;
    trace.deliveredAt = stack;
    this.#link.record('cancelDelivered', () => ({ task: task._id, stack }));
  }

  exceptionNeverRetrieved(taskId: number, error: unknown): void {
    this.#link.record('exceptionNeverRetrieved', () => ({
      task: taskId,
      error: this.#link.text(describe(error)),
      stack: this.#link.errorStack(error),
    }));
  }

  stackOf(task: Task<unknown>): Site[] {
    const place = this.#tasks.get(task._id)?.wait?.place;
    if (!place) return [];
    return framesOf(place).map(([file, line, column, functionName]) => ({
      file,
      line,
      column,
      functionName,
    }));
  }

  /** While a loop runs, and not for the calls that a native call makes in turn. */
  get isListening(): boolean {
    return this.#running !== undefined && !this.#link.pulse.isInCall;
  }

  nativeCallBegins(): void {
    this.#link.pulse.beginCall(this.whereNow());
  }

  nativeCallEnds(): void {
    this.#link.pulse.endCall();
  }

  /** Cancels a task for the panel; returns why not, if it can't. */
  cancel(taskId: number): string | undefined {
    const trace = this.#tasks.get(taskId);
    if (!trace) return 'The task is over already.';
    trace.task._cancel(undefined, 'panel');
    return undefined;
  }

  /** Where the program is now, as the text of a {@link Where}. */
  whereNow(): string {
    const where: Where = {
      step: this.#link.pulse.step.id,
      task: this.#currentTask()?._id ?? 0,
      frames: this.#link.frames(this.#here()),
    };
    return JSON.stringify(where);
  }

  /** The program ends: says what is left, and waits for it to be sent. */
  exit(): void {
    for (const one of this.#unawaited) this.#neverAwaited(one);
    this.#tellWaits();
    this.#link.end();
  }

  #here(): Place {
    return capture(this.#beginning.at(-1));
  }

  #loop(loop: EventLoop): number {
    const known = this.#loops.get(loop);
    if (known !== undefined) return known;
    const id = ++this.#loopCount;
    this.#loops.set(loop, id);
    this.#link.record('loopStarted', () => ({
      loop: id,
      implementation: this.#link.text(loop.constructor.name),
      thread: this.#link.text(isMainThread ? 'main' : `worker ${threadId}`),
    }));
    return id;
  }

  #neverAwaited(one: Unawaited): void {
    if (!this.#unawaited.delete(one)) return;
    this.#link.record('neverAwaited', () => ({
      coroutine: this.#link.text(one.name),
      stack: this.#link.stack(one.place),
    }));
  }

  #beat(): void {
    const { pulse } = this.#link;
    const time = now();
    pulse.noteLag(Math.max(0, time - pulse.beat - BEAT_MS * 1000));
    pulse.beat = time;
    if (this.#running) this.#link.follow(this.#running.slowCallbackDuration);
    this.#tellWaits(time + WAITS_BUDGET_US);
  }

  /** @param until tell of each task at a bounded rate, and stop at this time; by default all that there is room for */
  #tellWaits(until?: number): void {
    for (const trace of this.#changed) {
      const time = now();
      if ((until !== undefined && time > until) || !this.#link.hasRoom) return;
      if (until !== undefined && time - trace.toldAt < WAIT_INTERVAL_US) continue;
      this.#changed.delete(trace);
      trace.toldAt = time;
      this.#tellWait(trace);
    }
  }

  #tellWait(trace: TaskTrace): void {
    const [wait] = trace.task._waits();
    const info = wait && trace.wait ? trace.wait.awaited._waitInfo() : undefined;
    const kind = info?.kind ?? (trace.hasStarted ? 'foreign' : 'ready');
    const fields = {
      task: trace.task._id,
      wait: WAITS[kind],
      subject: this.#link.text(info?.subject),
      other: info?.task?._id ?? 0,
      done: info?.done ?? 0,
      total: info?.total ?? 0,
      deadline: info?.whenMs === undefined ? 0 : (performance.timeOrigin + info.whenMs) * 1000,
      stack: info ? this.#link.stack(trace.wait?.place) : 0,
      since: info ? (trace.wait?.since ?? 0) : 0,
      resource: 0,
    };
    const told = Object.values(fields).join();
    if (told === trace.told) return;
    trace.told = told;
    this.#link.record('taskWaiting', () => fields);
  }
}

function traceOf(awaitable: Awaitable<unknown>): AwaitableTrace {
  awaitable._trace ??= {};
  return awaitable._trace as AwaitableTrace;
}

function describe(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : typeof error;
  return text.slice(0, MAX_ERROR_LENGTH);
}
