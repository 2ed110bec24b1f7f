/** The model of one process: its tasks, loops and what they share, made from the records and nothing else. */
import path from 'node:path';
import type { Hello, RawFrame } from '../protocol/messages';
import {
  type AnyRecord,
  CAUSES,
  type Cause,
  OUTCOMES,
  type Outcome,
  RESOURCE_TYPES,
  type RecordOf,
  type ResourceType,
  WAITS,
  type Wait,
} from '../protocol/records';
import { Blocking } from './blocking';
import { DEFAULT_THRESHOLDS, type Thresholds } from './findings/thresholds';
import { Lag } from './lag';
import type { Resource } from './resource';
import { Stacks } from './stacks';
import { Stops } from './stops';
import { isOfLibrary, isSwallowedByProgram } from './swallowed';
import { type Cancellation, Task } from './task';
import { TaskTree } from './taskTree';
import { Texts } from './texts';
import { ownMessage } from './words';

/** Live tasks past this are counted, not kept. */
const MAX_LIVE_TASKS = 500_000;
const MAX_ENDED_TASKS = 2_000;
const MAX_RESOURCES = 10_000;

/** A lag is the worst since the one before it, so it may be older by this. Milliseconds. */
const LAG_MS = 1_000;

const names = <T extends string>(table: Record<T, number>) =>
  new Map(Object.entries(table).map(([name, value]) => [value as number, name as T]));
const OUTCOME_NAMES = names<Outcome>(OUTCOMES);
const WAIT_NAMES = names<Wait>(WAITS);
const CAUSE_NAMES = names<Cause>(CAUSES);
const RESOURCE_NAMES = names<ResourceType>(RESOURCE_TYPES);

/** No key of another inspector: a view may still name its tasks. */
let lastTaskKey = Date.now() * 1_000;

export class Model {
  readonly stacks: Stacks;
  readonly tree = new TaskTree();
  readonly started = Date.now();
  readonly lag = new Lag();
  protected readonly stops = new Stops();
  /** Since the start; every task is in `created`, and in one of the others once it has ended. */
  readonly counts = { created: 0, finished: 0, cancelled: 0, failed: 0, unseen: 0 };
  /** The agent's numbers of the loops that were seen. */
  readonly loops = new Set<number>();
  /** By the agent's number. */
  readonly resources = new Map<number, Resource>();
  thresholds: Thresholds = DEFAULT_THRESHOLDS;
  state: 'live' | 'ended' | 'killed' = 'live';
  dropped = 0;
  /** The share of the program's time that the agent uses; unknown until it has told twice. */
  cost: number | undefined;
  /** How closely the agent watches, and what made it watch less closely than it was asked to; see `Settings`. */
  level: { readonly now: number; readonly cost: number } = { now: 1, cost: 0 };
  readonly #live = new Map<number, Task>();
  /** Tasks that ended lately, by their number: some records about a task come after its end. */
  readonly #ended = new Map<number, Task>();
  readonly #texts = new Texts();
  #droppedTasks = { created: 0, ended: 0 };
  /** By the agent's number of the loop, the latest of each. */
  readonly #blocks = new Map<number, Blocking>();
  #lastCost: { readonly t: number; readonly busy: number } | undefined;
  /** When it ended, in whatever way. */
  #over: number | undefined;

  constructor(
    readonly key: number,
    readonly hello: Hello,
  ) {
    this.stacks = new Stacks(hello.libraryFolders);
  }

  /** What to call it: the program's file name, or the command. */
  get name(): string {
    const { program } = this.hello;
    // A command's arguments may have slashes too. What is absolute elsewhere is so by Windows' rules as well.
    const isPath = path.win32.isAbsolute(program) || /^\S*[\\/]\S*$/.test(program);
    return isPath ? program.split(/[\\/]/).pop()! : program;
  }

  /** Whether a debugger holds it. */
  get isStopped(): boolean {
    return this.stops.since !== undefined;
  }

  /** What time it is for the program: while a debugger holds it, and once it is over, none passes. */
  clock(now: number): number {
    return this.stops.since ?? this.#over ?? now;
  }

  get liveTasks(): number {
    return this.#live.size;
  }

  text(id: number): string {
    return id < 0 ? `Task-${-id}` : this.#texts.get(id);
  }

  /** The live task of an agent's number. */
  task(number: number): Task | undefined {
    return this.#live.get(number);
  }

  /** The task that a record names, also one of the latest that ended. */
  taskOf(record: AnyRecord): Task | undefined {
    return 'task' in record ? (this.#live.get(record.task) ?? this.#ended.get(record.task)) : undefined;
  }

  /** When the task of a number ended, if it is one of the latest. */
  endOf(number: number): number | undefined {
    return this.#ended.get(number)?.ended;
  }

  /** The latest of the tasks that ended. */
  endedTasks(): Task[] {
    return [...this.#ended.values()];
  }

  /** The tasks that are not done, of one loop or of all. */
  pendingTasks(loop?: number): Task[] {
    const tasks: Task[] = [];
    for (const task of this.#live.values()) if (loop === undefined || task.loop === loop) tasks.push(task);
    return tasks;
  }

  /** What blocks loops now, one at most for each. */
  get blocks(): Blocking[] {
    return [...this.#blocks.values()].filter(({ isOngoing }) => isOngoing);
  }

  /** How a task blocks its loop now. */
  blockBy(task: Task): Blocking | undefined {
    for (const block of this.#blocks.values()) if (block.isOngoing && block.task === task) return block;
    return undefined;
  }

  /** The block that a record tells of, if it is the latest of its loop. */
  blockOf({ loop, episode }: RecordOf<'slowCallback'>): Blocking | undefined {
    const block = this.#blocks.get(loop);
    return block?.latest.episode === episode ? block : undefined;
  }

  addStrings(entries: ReadonlyArray<readonly [number, string]>): void {
    for (const [id, text] of entries) this.#texts.set(id, String(text));
  }

  addStacks(entries: ReadonlyArray<readonly [number, readonly RawFrame[]]>, mapped = false): void {
    for (const [id, frames] of entries) this.stacks.add(id, frames, mapped);
  }

  /** The connection is over: in good order if the agent said so, else the process was killed. */
  end(isOrderly: boolean, at = Date.now()): void {
    this.state = isOrderly ? 'ended' : 'killed';
    this.#over = at;
  }

  /** Whether it tells of a time in which the program was stopped, as if the program had blocked then. */
  protected isOfStop(record: AnyRecord): boolean {
    const t = record.t / 1000;
    if (record.type === 'slowCallback') return this.stops.touch(t - record.elapsed / 1000, t);
    if (record.type === 'slowTurn') return this.stops.touch(t - record.elapsed / 1000, t);
    if (record.type === 'lag') return this.stops.touch(t - record.lag / 1000 - LAG_MS, t);
    return false;
  }

  /** Takes in one record, which names that task. */
  protected update(record: AnyRecord, task: Task | undefined): void {
    switch (record.type) {
      case 'loopStarted':
        this.loops.add(record.loop);
        break;
      case 'taskCreated':
        this.#create(record);
        break;
      case 'tasksPassed':
        this.counts.created += record.count;
        this.counts.finished += record.count;
        break;
      case 'taskWaiting':
        if (task) task.waiting = this.#waiting(record);
        break;
      case 'taskDone':
        this.#finish(task, record);
        break;
      case 'cancelRequested':
        task?.addCancellation(this.#cancellation(record));
        break;
      case 'cancelDelivered':
        if (task?.cancellations.length) task.cancellations.at(-1)!.deliveredStack = record.stack;
        break;
      case 'cancelTakenBack':
        for (const cancellation of task?.cancellations ?? []) cancellation.isTakenBack = true;
        break;
      case 'cancelSwallowed':
        if (task?.lastCancellation && isSwallowedByProgram(this.stacks, task, record.stack))
          task.lastCancellation.isSwallowed = true;
        break;
      case 'cancelOutlived':
        this.#outlive(task, record);
        break;
      case 'slowCallback':
        this.#block(record, task);
        break;
      case 'lag':
        this.lag.add(record.t / 1000, record.lag / 1000);
        break;
      case 'dropped':
        this.#drop(record);
        break;
      case 'cost':
        this.#spend(record);
        break;
      case 'level':
        this.level = { now: record.level, cost: record.cost };
        break;
      case 'steps':
        if (task) task.steps = stepsOf(record);
        break;
      case 'resource':
        this.#share(record);
        break;
      case 'resourceGone':
        this.resources.delete(record.resource);
        break;
    }
  }

  /** Ends what a record has ended beside what it says: the tasks of a loop that closes, one that was collected. */
  protected endLost(record: AnyRecord, task: Task | undefined): void {
    if (record.type === 'loopClosed') {
      for (const left of this.pendingTasks(record.loop)) this.#end(left, 'lost', record.t / 1000);
    }
    if (record.type === 'destroyedPending' && task?.isLive) this.#end(task, 'lost', record.t / 1000);
  }

  /** The tasks that it leaves out are counted none the less. */
  #drop({ records, created, ended }: RecordOf<'dropped'>): void {
    this.dropped = records;
    this.counts.created += created - this.#droppedTasks.created;
    this.counts.unseen += ended - this.#droppedTasks.ended;
    this.#droppedTasks = { created, ended };
  }

  #create(record: RecordOf<'taskCreated'>): void {
    this.counts.created++;
    const stale = this.#live.get(record.task);
    // The number is in use again, so the end of its former task was among the dropped records.
    if (stale) this.#end(stale, 'lost', record.t / 1000);
    this.#ended.delete(record.task);
    if (this.#live.size >= MAX_LIVE_TASKS) {
      this.dropped++;
      return;
    }
    const parent = this.#live.get(record.parent);
    const task = new Task(
      ++lastTaskKey,
      record.task,
      record.loop,
      this.text(record.name),
      this.text(record.coroutine),
      record.t / 1000,
      record.stack,
      parent && { key: parent.key, name: parent.fullLabel },
    );
    this.#live.set(record.task, task);
    this.tree.add(task, parent);
  }

  #finish(task: Task | undefined, record: RecordOf<'taskDone'>): void {
    const outcome = OUTCOME_NAMES.get(record.outcome) ?? 'finished';
    this.counts[outcome]++;
    if (!task?.isLive) return;
    task.error = this.text(record.error);
    task.errorStack = record.stack;
    this.#end(task, outcome, record.t / 1000);
  }

  #end(task: Task, outcome: Outcome | 'lost', at: number): void {
    task.outcome = outcome;
    task.ended = at;
    this.#live.delete(task.number);
    this.#ended.set(task.number, task);
    if (this.#ended.size > MAX_ENDED_TASKS) this.#ended.delete(this.#ended.keys().next().value!);
    this.tree.retire(task);
  }

  #waiting(record: RecordOf<'taskWaiting'>) {
    return {
      wait: WAIT_NAMES.get(record.wait) ?? 'unknown',
      subject: this.text(record.subject),
      other: record.other,
      done: record.done,
      total: record.total,
      deadline: record.deadline / 1000,
      stack: record.stack,
      since: record.since / 1000,
      resource: record.resource,
    };
  }

  #share(record: RecordOf<'resource'>): void {
    if (!this.resources.has(record.resource) && this.resources.size >= MAX_RESOURCES) return;
    this.resources.set(record.resource, {
      kind: RESOURCE_NAMES.get(record.kind) ?? 'lock',
      name: this.text(record.name),
      holder: record.holder,
      waiters: record.waiters,
      size: record.size,
      capacity: record.capacity,
      stack: record.stack,
      isTaken: record.taken === 1,
    });
  }

  #cancellation(record: RecordOf<'cancelRequested'>): Cancellation {
    const ended = this.#ended.get(record.by);
    // Of those that have ended, only one that has failed has others cancelled: its siblings.
    const by = this.#live.get(record.by) ?? (ended?.outcome === 'failed' ? ended : undefined);
    const cause = CAUSE_NAMES.get(record.cause) ?? 'explicit';
    return {
      at: record.t / 1000,
      cause,
      limit: cause === 'awaiter' || cause === 'gather' ? limitOf(by?.lastCancellation) : undefined,
      name: this.text(record.name),
      message: ownMessage(this.text(record.message)),
      by: by && { key: by.key, name: by.label, ...(by.outcome === 'failed' && { failure: by.errorStack }) },
      requestStack: record.stack,
      deliveredStack: 0,
      isSwallowed: false,
      outlived: undefined,
      isTakenBack: false,
    };
  }

  /** A library may put off a cancellation, and pass it on later: a task group does while its tasks end. */
  #outlive(task: Task | undefined, { stack, t }: RecordOf<'cancelOutlived'>): void {
    const cancellation = task?.lastCancellation;
    if (!cancellation || !this.stacks.frames(stack)[0]?.isUser) return;
    cancellation.outlived = { stack, since: t / 1000 };
    if (isOfLibrary(this.stacks, cancellation)) cancellation.isTakenBack = true;
    else cancellation.isSwallowed = true;
  }

  #block(record: RecordOf<'slowCallback'>, task: Task | undefined): void {
    const last = this.#blocks.get(record.loop);
    const block = last?.latest.episode === record.episode ? last : new Blocking(task, record);
    this.#blocks.set(record.loop, block);
    block.add(record, this.stacks.location(record.stack));
    this.lag.add(record.t / 1000, record.elapsed / 1000);
  }

  #spend({ t, busy }: RecordOf<'cost'>): void {
    const last = this.#lastCost;
    this.#lastCost = { t, busy };
    if (last && t > last.t) this.cost = (busy - last.busy) / (t - last.t);
  }
}

function stepsOf({ count, total, longest }: RecordOf<'steps'>): Task['steps'] {
  return { count, totalMs: total / 1000, longestMs: longest / 1000 };
}

/** The time limit behind a cancellation that is just being passed on. */
function limitOf(passedOn: Cancellation | undefined): Cancellation['limit'] {
  if (!passedOn || passedOn.deliveredStack) return undefined;
  const { cause, limit } = passedOn;
  return cause === 'timeout' || cause === 'waitFor' ? cause : limit;
}
