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
import { CAUSES, OUTCOMES } from '../protocol/records';
import { now } from './clock';
import { DefinitionNames } from './definitionNames';
import { Here } from './here';
import type { Link } from './link';
import type { NativeCallListener } from './nativeCalls';
import { packTaskCreated, packTaskDone } from './pack';
import { framesOf } from './places';
import { BEAT_MS } from './pulse';
import { Resources } from './resources';
import { Signals } from './signals';
import { type CoroutineTrace, Unawaited } from './unawaited';
import { Unclosed } from './unclosed';
import { type TaskTrace, Waits } from './waits';
import type { Where } from './where';

/** Time that one beat may spend on telling waits. Microseconds. */
const WAITS_BUDGET_US = 3_000;

/** Time that one beat may spend on looking at resources. Microseconds. */
const RESOURCES_BUDGET_US = 1_000;

/** Tells the watchdog what the library reports. */
export class Tracer implements Hooks, NativeCallListener {
  readonly #link: Link;
  readonly #currentTask: () => Task<unknown> | undefined;
  readonly #loops = new WeakMap<EventLoop, number>();
  #loopCount = 0;
  readonly #definitionNames = new DefinitionNames();
  readonly #here: Here;
  readonly #waits: Waits;
  readonly #unawaited: Unawaited;
  readonly #resources: Resources;
  readonly #unclosed: Unclosed;
  readonly #signals = new Signals();
  /** Stacks by what was opened there. */
  readonly #openedAt = new WeakMap<object, number>();
  /** Of what the library makes something for by itself next. */
  #makerStack: number | undefined;
  #beats: NodeJS.Timeout | undefined;
  #running: EventLoop | undefined;
  /** When the last step ended, or the turn began. */
  #clock = 0;
  /** What the running loop was last heard to call slow. */
  #slowCallbackMs = 0;
  /** Older versions of the library don't tell when a turn begins. */
  #hearsTurns = false;

  constructor(link: Link, currentTask: () => Task<unknown> | undefined) {
    this.#link = link;
    this.#currentTask = currentTask;
    this.#unawaited = new Unawaited(link);
    this.#resources = new Resources(link);
    this.#here = new Here(link);
    this.#waits = new Waits(link, this.#here, this.#resources);
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
      this.#waits.change(trace);
    }
  }

  loopStarted(loop: EventLoop): void {
    this.#running = loop;
    this.#followDuration(loop);
    this.#link.pulse.beat = now();
    this.#here.topUp(now());
    this.#beats = setInterval(() => this.#beat(), BEAT_MS).unref();
  }

  loopStopped(): void {
    clearInterval(this.#beats);
    this.#waits.tellRest();
    this.#link.pulse.beat = 0;
    this.#running = undefined;
  }

  loopClosed(loop: EventLoop): void {
    this.#waits.tellRest();
    const id = this.#loop(loop);
    this.#unclosed.loopClosed(id);
    this.#link.record('loopClosed', () => ({ loop: id }));
    this.#waits.forgetLoop(loop);
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
    if (loop.slowCallbackDuration !== this.#slowCallbackMs) this.#followDuration(loop);
    this.#link.pulse.beginStep(this.#clock, this.#loop(loop), task?._id ?? 0);
  }

  stepEnds(): void {
    this.#clock = now();
    this.#link.pulse.endStep(this.#clock);
  }

  taskCreated(task: Task<unknown>, parent: Task<unknown> | undefined): void {
    this.#waits.change(this.#newTrace(task));
    this.#tellCreated(task, parent, true);
  }

  taskDone(task: Task<unknown>, failure: Failure | undefined): void {
    const trace = this.#traceOf(task);
    this.#waits.end(trace);
    const { deliveredAt, mayEnd } = trace;
    const isCancelled = task.cancelled();
    if (!failure && !isCancelled && deliveredAt !== undefined && !mayEnd && task.cancelling() > 0) {
      this.#link.record('cancelSwallowed', () => ({ task: task._id, stack: deliveredAt }));
    }
    if (failure) {
      this.#link.record('taskDone', () => ({
        task: task._id,
        outcome: OUTCOMES.failed,
        error: this.#link.text(describe(failure.error)),
        stack: this.#here.errorStack(failure.error),
      }));
    } else {
      this.#link.push(packTaskDone(task._id, isCancelled ? OUTCOMES.cancelled : OUTCOMES.finished));
    }
  }

  nameAt(place: object): string {
    return this.#definitionNames.at(place);
  }

  coroutineMade(coroutine: Coroutine<unknown>): void {
    this.#unawaited.made(coroutine, this.#here.affordablePlace());
  }

  coroutineBegins(coroutine: Coroutine<unknown>): void {
    const place = (coroutine._trace as CoroutineTrace | undefined)?.place;
    // A task's own is called by nobody.
    this.#here.begin(place && this.#currentTask()?.getCoro() !== coroutine ? place : undefined);
    this.#unawaited.over(coroutine);
  }

  coroutinePaused(): void {
    this.#here.pause();
  }

  coroutineClosed(coroutine: Coroutine<unknown>): void {
    this.#unawaited.over(coroutine);
  }

  waitBegins(wait: Wait): void {
    if (wait.task) this.#waits.begin(this.#traceOf(wait.task), wait);
  }

  waitEnding(wait: Wait): void {
    if (wait.task && wait.isCancelled()) this.#waits.lookAhead(this.#traceOf(wait.task));
  }

  waitEnds(wait: Wait): void {
    if (wait.task) this.#waits.change(this.#traceOf(wait.task));
  }

  signalBegins(signal: NodeJS.Signals): void {
    this.#signals.begin(signal);
  }

  signalEnds(): void {
    this.#signals.end();
  }

  cancelRequested(
    task: Task<unknown>,
    by: Task<unknown> | undefined,
    cause: CancelCause,
    message: string | undefined,
    handedBy: Task<unknown> | undefined,
  ): void {
    const trace = this.#traceOf(task);
    const signal = cause === 'explicit' ? this.#signals.handled : undefined;
    const isBySignal = signal !== undefined;
    // Node's own callbacks see the task that has set them up.
    const isByItself = by ? by === task && this.#link.pulse.step.id === 0 : handedBy === task;
    trace.mayEnd = isBySignal || isByItself;
    trace.mayGoOn = isByItself;
    trace.deliveredAt = undefined;
    this.#waits.lookAhead(trace);
    this.#link.record('cancelRequested', () => ({
      task: task._id,
      by: isBySignal ? 0 : (by?._id ?? 0),
      cause: isBySignal ? CAUSES.signal : CAUSES[cause],
      message: this.#link.text(message),
      stack: this.#here.affordableStack(),
      name: this.#link.text(signal),
    }));
  }

  cancelDelivered(task: Task<unknown>, wait: Wait | undefined): void {
    const trace = this.#traceOf(task);
    // What it awaits may be cancelled without it, and what it awaits later, as it cleans up, as well.
    if (task.cancelling() === 0 || trace.deliveredAt !== undefined) return;
    const stack = wait ? this.#link.stack(trace.wait?.place) : 0;
    trace.deliveredAt = stack;
    trace.arrival = wait && trace.wait;
    this.#link.record('cancelDelivered', () => ({ task: task._id, stack }));
  }

  cancelTakenBack(task: Task<unknown>): void {
    this.#traceOf(task).arrival = undefined;
    this.#link.record('cancelTakenBack', () => ({ task: task._id }));
  }

  exceptionNeverRetrieved(taskId: number, error: unknown): void {
    this.#link.record('exceptionNeverRetrieved', () => ({
      task: taskId,
      error: this.#link.text(describe(error)),
      stack: this.#here.errorStack(error),
    }));
  }

  resourceMade(resource: Resource): void {
    this.#resources.add(resource, this.#here.affordableStack());
  }

  opened(resource: object, loop: EventLoop | undefined, what: () => string): () => void {
    const stack = this.#takeMakerStack() ?? this.#link.stack(this.#here.place());
    this.#openedAt.set(resource, stack);
    return this.#unclosed.opened(resource, loop ? this.#loop(loop) : 0, what, stack);
  }

  actsFor(resource: object | undefined): void {
    this.#makerStack = resource && this.#openedAt.get(resource);
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
    const task = this.#waits.find(taskId);
    if (!task) return 'The task is over already.';
    task._cancel(undefined, 'panel');
    return undefined;
  }

  /** Where the program is now, as the text of a {@link Where}. */
  whereNow(): string {
    const started = now();
    const where: Where = {
      step: this.#link.pulse.step.id,
      task: this.#currentTask()?._id ?? 0,
      frames: this.#link.frames(this.#here.place()),
    };
    this.#here.tookSince(started);
    return JSON.stringify(where);
  }

  /** A debugger has stopped the program. */
  stopped(): void {
    const task = this.#currentTask();
    this.#waits.tellStopped(task && this.#traceOf(task));
  }

  /** The program ends: says what is left, and waits for it to be sent. */
  exit(): void {
    this.#unawaited.end();
    this.#waits.tellRest();
    this.#link.end();
  }

  #followDuration({ slowCallbackDuration }: EventLoop): void {
    this.#slowCallbackMs = slowCallbackDuration;
    this.#link.follow(slowCallbackDuration);
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
      arrival: undefined,
      mayEnd: false,
      mayGoOn: false,
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
    const stack = isHere ? (this.#takeMakerStack() ?? this.#here.affordableStack()) : 0;
    link.push(packTaskCreated(task._id, parent?._id ?? 0, loop, name, coroutine, stack));
  }

  /** Once: a task that starts at once may create others. */
  #takeMakerStack(): number | undefined {
    const stack = this.#makerStack;
    this.#makerStack = undefined;
    return stack;
  }

  #beat(): void {
    const { pulse } = this.#link;
    const time = now();
    pulse.noteLag(Math.max(0, time - pulse.beat - BEAT_MS * 1000));
    pulse.beat = time;
    this.#here.topUp(time);
    this.#unawaited.watch();
    this.#unclosed.describe();
    this.#resources.look(time + RESOURCES_BUDGET_US);
    void this.#waits.tell(now() + WAITS_BUDGET_US);
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  try {
    return `${error.name}: ${error.message}`;
  } catch {
    return 'Error'; // the program's own code fails
  }
}
