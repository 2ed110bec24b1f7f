import { isMainThread, threadId } from 'node:worker_threads';
import type {
  CancelCause,
  Coroutine,
  EventLoop,
  Failure,
  Hooks,
  Resource,
  Site,
  Task,
  Wait,
} from '../asyncio/hooks';
import { CAUSES, OUTCOMES, WAITS } from '../protocol/records';
import { Budget } from './budget';
import { Chain, type Chained } from './chain';
import { now } from './clock';
import { DefinitionNames } from './definitionNames';
import type { Link } from './link';
import { look } from './look';
import type { NativeCallListener } from './nativeCalls';
import { packTaskCreated, packTaskDone } from './pack';
import { capture, framesOf, type Place } from './places';
import { BEAT_MS } from './pulse';
import { Resources } from './resources';
import { type CoroutineTrace, Unawaited } from './unawaited';
import { Unclosed } from './unclosed';
import type { Where } from './where';

/** A task's wait is told at most so often. Microseconds. */
const WAIT_INTERVAL_US = 50_000;

/** Time that one beat may spend on telling waits. Microseconds. */
const WAITS_BUDGET_US = 3_000;

/** Time that one beat may spend on looking at resources. Microseconds. */
const RESOURCES_BUDGET_US = 1_000;

/** Of all time, so much may go into places: of a program that is too busy for that, only some are known. */
const PLACES_SHARE = 0.05;

const MAX_ERROR_LENGTH = 200;

/** What is kept with a task. */
interface TaskTrace extends Chained<TaskTrace> {
  readonly task: Task<unknown>;
  hasStarted: boolean;
  wait: TracedWait | undefined;
  /** The stack where a CancelledError arrived. */
  deliveredAt: number | undefined;
  toldAt: number;
  told: string;
}

interface TracedWait {
  readonly wait: Wait;
  since: number;
  place: Place | undefined;
}

/** Tells the watchdog what the library reports. */
export class Tracer implements Hooks, NativeCallListener {
  readonly #link: Link;
  readonly #currentTask: () => Task<unknown> | undefined;
  /** Those that live for longer than a beat. */
  readonly #tasks = new Map<number, TaskTrace>();
  /** Those to be looked at. */
  readonly #changed = new Chain<TaskTrace>();
  readonly #loops = new WeakMap<EventLoop, number>();
  #loopCount = 0;
  /** Where the coroutines were made whose first steps are running, the innermost last. */
  readonly #beginning: Array<Place | undefined> = [];
  readonly #places = new Budget(PLACES_SHARE);
  readonly #definitionNames = new DefinitionNames();
  readonly #unawaited: Unawaited;
  readonly #resources: Resources;
  readonly #unclosed: Unclosed;
  #beats: NodeJS.Timeout | undefined;
  #running: EventLoop | undefined;
  /** When the last step ended, or the turn began. */
  #clock = 0;
  /** Older versions of the library don't tell when a turn begins. */
  #hearsTurns = false;

  constructor(link: Link, currentTask: () => Task<unknown> | undefined) {
    this.#link = link;
    this.#currentTask = currentTask;
    this.#unawaited = new Unawaited(link);
    this.#resources = new Resources(link);
    this.#unclosed = new Unclosed(link);
  }

  /** Whether nobody listens any more. */
  get isOver(): boolean {
    return this.#link.isOver;
  }

  attached(loop: EventLoop | undefined, tasks: Iterable<Task<unknown>>): void {
    if (loop) this.loopStarted(loop);
    for (const task of tasks) {
      // What a former debug mode knew of it.
      task._trace = undefined;
      const trace = this.#traceOf(task);
      trace.hasStarted = true;
      for (const wait of task._waits()) this.waitBegins(wait);
      this.#changed.add(trace);
    }
  }

  loopStarted(loop: EventLoop): void {
    this.#running = loop;
    this.#link.follow(loop.slowCallbackDuration);
    this.#link.pulse.beat = now();
    this.#places.topUp(now());
    this.#beats = setInterval(() => this.#beat(), BEAT_MS).unref();
  }

  loopStopped(): void {
    clearInterval(this.#beats);
    this.#tellRest();
    this.#link.pulse.beat = 0;
    this.#running = undefined;
  }

  loopClosed(loop: EventLoop): void {
    this.#tellRest();
    const id = this.#loop(loop);
    this.#unclosed.loopClosed(id);
    this.#link.record('loopClosed', () => ({ loop: id }));
    for (const [key, { task }] of this.#tasks) if (task.getLoop() === loop) this.#tasks.delete(key);
  }

  turnBegins(): void {
    this.#clock = now();
    this.#hearsTurns = true;
  }

  turnTaken(): void {
    this.#link.pulse.turn = this.#clock;
  }

  stepBegins(loop: EventLoop, task: Task<unknown> | undefined): void {
    if (task) this.#traceOf(task).hasStarted = true;
    if (!this.#hearsTurns) this.#clock = now();
    this.#link.pulse.beginStep(this.#clock, this.#loop(loop), task?._id ?? 0);
  }

  stepEnds(): void {
    this.#clock = now();
    this.#link.pulse.endStep(this.#clock);
  }

  taskCreated(task: Task<unknown>, parent: Task<unknown> | undefined): void {
    this.#changed.add(this.#newTrace(task));
    this.#tellCreated(task, parent, true);
  }

  taskDone(task: Task<unknown>, failure: Failure | undefined): void {
    const trace = this.#traceOf(task);
    this.#tasks.delete(task._id);
    this.#changed.delete(trace);
    const { deliveredAt } = trace;
    const isCancelled = task.cancelled();
    if (!failure && !isCancelled && deliveredAt !== undefined && task.cancelling() > 0) {
      this.#link.record('cancelSwallowed', () => ({ task: task._id, stack: deliveredAt }));
    }
    if (failure) {
      this.#link.record('taskDone', () => ({
        task: task._id,
        outcome: OUTCOMES.failed,
        error: this.#link.text(describe(failure.error)),
        stack: this.#errorStack(failure.error),
      }));
    } else {
      this.#link.push(packTaskDone(task._id, isCancelled ? OUTCOMES.cancelled : OUTCOMES.finished));
    }
  }

  nameAt(place: object): string {
    return this.#definitionNames.at(place);
  }

  coroutineMade(coroutine: Coroutine<unknown>): void {
    this.#unawaited.made(coroutine, this.#place());
  }

  coroutineBegins(coroutine: Coroutine<unknown>): void {
    const place = (coroutine._trace as CoroutineTrace | undefined)?.place;
    // A task's own is called by nobody.
    this.#beginning.push(place && this.#currentTask()?.getCoro() !== coroutine ? place : undefined);
    this.#unawaited.over(coroutine);
  }

  coroutinePaused(): void {
    this.#beginning.pop();
  }

  coroutineClosed(coroutine: Coroutine<unknown>): void {
    this.#unawaited.over(coroutine);
  }

  waitBegins(wait: Wait): void {
    if (!wait.task) return;
    const trace = this.#traceOf(wait.task);
    trace.wait = { wait, since: now(), place: undefined };
    this.#changed.add(trace);
  }

  waitEnding(wait: Wait): void {
    if (wait.task && wait.isCancelled()) this.#lookAhead(wait.task);
  }

  waitEnds(wait: Wait): void {
    if (wait.task) this.#changed.add(this.#traceOf(wait.task));
  }

  cancelRequested(
    task: Task<unknown>,
    by: Task<unknown> | undefined,
    cause: CancelCause,
    message: string | undefined,
  ): void {
    this.#lookAhead(task);
    this.#link.record('cancelRequested', () => ({
      task: task._id,
      by: by?._id ?? 0,
      cause: CAUSES[cause],
      message: this.#link.text(message),
      stack: this.#stackHere(),
    }));
  }

  cancelDelivered(task: Task<unknown>, wait: Wait | undefined): void {
    const trace = this.#traceOf(task);
    const stack = wait ? this.#link.stack(trace.wait?.place) : 0;
    trace.deliveredAt = stack;
    this.#link.record('cancelDelivered', () => ({ task: task._id, stack }));
  }

  cancelTakenBack(task: Task<unknown>): void {
    this.#link.record('cancelTakenBack', () => ({ task: task._id }));
  }

  exceptionNeverRetrieved(taskId: number, error: unknown): void {
    this.#link.record('exceptionNeverRetrieved', () => ({
      task: taskId,
      error: this.#link.text(describe(error)),
      stack: this.#errorStack(error),
    }));
  }

  resourceMade(resource: Resource): void {
    this.#resources.add(resource, this.#stackHere());
  }

  opened(resource: object, loop: EventLoop | undefined, what: () => string): () => void {
    return this.#unclosed.opened(resource, loop ? this.#loop(loop) : 0, what, this.#link.stack(this.#here()));
  }

  stackOf(task: Task<unknown>): Site[] {
    const place = this.#traceOf(task).wait?.place;
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
    const trace = this.#tasks.get(taskId) ?? [...this.#changed].find(({ task }) => task._id === taskId);
    if (!trace) return 'The task is over already.';
    trace.task._cancel(undefined, 'panel');
    return undefined;
  }

  /** Where the program is now, as the text of a {@link Where}. */
  whereNow(): string {
    const started = now();
    const where: Where = {
      step: this.#link.pulse.step.id,
      task: this.#currentTask()?._id ?? 0,
      frames: this.#link.frames(this.#here()),
    };
    this.#tookSince(started);
    return JSON.stringify(where);
  }

  /** A debugger has stopped the program: no beat comes, so this tells how the tasks are, and where the running one is. */
  stopped(): void {
    for (const trace of this.#changed) this.#tellWait(trace);
    const task = this.#currentTask();
    if (!task) return;
    const trace = this.#traceOf(task);
    trace.told = '';
    this.#changed.add(trace);
    const stack = this.#link.stack(this.#here());
    const noWait = { subject: 0, other: 0, done: 0, total: 0, deadline: 0, since: 0, resource: 0 };
    this.#link.record('taskWaiting', () => ({ task: task._id, wait: WAITS.ready, stack, ...noWait }));
  }

  /** The program ends: says what is left, and waits for it to be sent. */
  exit(): void {
    this.#unawaited.end();
    this.#tellRest();
    this.#link.end();
  }

  #here(): Place {
    return capture(this.#beginning.at(-1));
  }

  /** As {@link #here}, if the program isn't too busy for that. */
  #place(): Place | undefined {
    if (!this.#places.isLeft) return undefined;
    const started = now();
    const place = this.#here();
    this.#places.spend(this.#tookSince(started));
    return place;
  }

  #stackHere(): number {
    if (!this.#places.isLeft) return 0;
    const started = now();
    const stack = this.#link.stack(this.#here());
    this.#places.spend(this.#tookSince(started));
    return stack;
  }

  /** The time since then, which was the debug mode's own: the program's step is not to blame for it. */
  #tookSince(started: number): number {
    const took = now() - started;
    this.#link.pulse.excuse(took);
    return took;
  }

  /** As the link's. Node reads source maps for the first one, which may take long. */
  #errorStack(error: unknown): number {
    const started = now();
    const stack = this.#link.errorStack(error);
    this.#tookSince(started);
    return stack;
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

  /** A task that is older than the debug mode is told of when it is first seen. */
  #traceOf(task: Task<unknown>): TaskTrace {
    const trace = task._trace as TaskTrace | undefined;
    if (trace) return trace;
    this.#tellCreated(task, undefined, false);
    return this.#newTrace(task);
  }

  #newTrace(task: Task<unknown>): TaskTrace {
    const trace: TaskTrace = {
      task,
      hasStarted: false,
      wait: undefined,
      deliveredAt: undefined,
      toldAt: 0,
      told: '',
      before: undefined,
      after: undefined,
      isChained: false,
    };
    task._trace = trace;
    return trace;
  }

  #tellCreated(task: Task<unknown>, parent: Task<unknown> | undefined, isHere: boolean): void {
    const link = this.#link;
    const loop = this.#loop(task.getLoop());
    if (!link.hasRoom) {
      link.drop('taskCreated');
      return;
    }
    const name = link.uniqueText(task.getName());
    const coroutine = link.text(task.getCoro().name);
    const stack = isHere ? this.#stackHere() : 0;
    link.push(packTaskCreated(task._id, parent?._id ?? 0, loop, name, coroutine, stack));
  }

  #beat(): void {
    const { pulse } = this.#link;
    const time = now();
    pulse.noteLag(Math.max(0, time - pulse.beat - BEAT_MS * 1000));
    pulse.beat = time;
    if (this.#running) this.#link.follow(this.#running.slowCallbackDuration);
    this.#places.topUp(time);
    this.#unawaited.watch();
    this.#unclosed.describe();
    this.#resources.look(time + RESOURCES_BUDGET_US);
    void this.#tellWaits(now() + WAITS_BUDGET_US);
  }

  /** Tells of those whose wait has changed, each at a bounded rate, until it is that time. */
  async #tellWaits(until: number): Promise<void> {
    for (const trace of this.#changed) {
      const time = now();
      if (time > until || !this.#link.hasRoom) return;
      if (time - trace.toldAt < WAIT_INTERVAL_US) continue;
      this.#changed.delete(trace);
      this.#tasks.set(trace.task._id, trace);
      trace.toldAt = time;
      await this.#look(trace);
      this.#tellWait(trace);
    }
  }

  /** Tells of all that is left and there is room for, as far as is known. */
  #tellRest(): void {
    for (const trace of this.#changed) {
      this.#changed.delete(trace);
      this.#tellWait(trace);
    }
  }

  /** Finds out where a task waits. */
  #look(trace: TaskTrace): Promise<void> | undefined {
    const { wait } = trace;
    const resolve = wait?.wait.resolve;
    if (!resolve || wait.place) return undefined;
    return new Promise((done) =>
      look(resolve, (place) => {
        wait.place = place;
        done();
      }),
    );
  }

  /** Finds out where a task waits, as it is about to be cancelled there. */
  #lookAhead(task: Task<unknown>): void {
    if (!this.#places.isLeft) return;
    const started = now();
    void this.#look(this.#traceOf(task));
    // And as long again when it happens.
    this.#places.spend(2 * this.#tookSince(started));
  }

  #tellWait(trace: TaskTrace): void {
    const { task } = trace;
    const [current] = task._waits();
    const wait = current && trace.wait;
    const info = wait?.wait.awaited._waitInfo();
    const fields = {
      task: task._id,
      wait: WAITS[info?.kind ?? (trace.hasStarted ? 'foreign' : 'ready')],
      subject: this.#link.text(info?.subject),
      other: info?.task?._id ?? 0,
      done: info?.done ?? 0,
      total: info?.total ?? 0,
      deadline: info?.whenMs === undefined ? 0 : (performance.timeOrigin + info.whenMs) * 1000,
      stack: wait ? this.#link.stack(wait.place) : 0,
      since: wait?.since ?? 0,
      resource: this.#resources.idOf(info?.resource),
    };
    const told = Object.values(fields).join();
    if (told === trace.told) return;
    trace.told = told;
    this.#link.record('taskWaiting', () => fields);
  }
}

function describe(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : typeof error;
  return text.slice(0, MAX_ERROR_LENGTH);
}
