/** One task of a process, as far as the records have told. Times are milliseconds since the epoch. */
import type { Cause, Outcome, Wait } from '../protocol/records';

/** What a task waits for, with the numbers of the record; 0 means none. */
export interface Waiting {
  readonly wait: Wait;
  readonly subject: string;
  /** The agent's number of another task. */
  readonly other: number;
  readonly done: number;
  readonly total: number;
  readonly deadline: number;
  readonly stack: number;
  /** When it began; 0 if that isn't known. */
  readonly since: number;
  readonly resource: number;
}

export interface Cancellation {
  readonly at: number;
  readonly cause: Cause;
  /** Of one that was passed on by a task whose time limit is over: which. */
  readonly limit: 'timeout' | 'waitFor' | undefined;
  /** Of the signal, or the thread. */
  readonly name: string;
  readonly message: string;
  /** The task that called `cancel()`, and its label then; where it had failed, the stack of that. */
  readonly by: { readonly key: number; readonly name: string; readonly failure?: number } | undefined;
  readonly requestStack: number;
  deliveredStack: number;
  isSwallowed: boolean;
  /** Since when the task is known to go on, though code of the user's caught it: at the await of this stack. */
  outlived: { readonly stack: number; readonly since: number } | undefined;
  /** The task went on, as it does after a time limit. */
  isTakenBack: boolean;
}

const MAX_CANCELLATIONS = 8;

/** Libraries name their tasks by long paths, of which both ends tell something. */
const MAX_LABEL = 100;

export class Task {
  readonly children = new Set<Task>();
  readonly cancellations: Cancellation[] = [];
  waiting: Waiting | undefined;
  outcome: Outcome | 'lost' | undefined;
  ended: number | undefined;
  error = '';
  errorStack = 0;
  /** Its steps so far; known while steps are timed. */
  steps: { readonly count: number; readonly totalMs: number; readonly longestMs: number } | undefined;
  findings = 0;

  constructor(
    /** Never used again, unlike the agent's number. */
    readonly key: number,
    readonly number: number,
    readonly loop: number,
    readonly name: string,
    readonly coroutine: string,
    readonly created: number,
    readonly creationStack: number,
    /** Who started it; the tree shows it below its nearest ancestor that is still shown. */
    readonly parent: { readonly key: number; readonly name: string } | undefined,
  ) {}

  /** The parent's node in the tree; it changes when the parent leaves the tree. */
  shownUnder: Task | undefined;

  get isLive(): boolean {
    return this.outcome === undefined;
  }

  /** The cancellation that is under way, or that ended the task. */
  get lastCancellation(): Cancellation | undefined {
    return this.cancellations.findLast(({ isTakenBack }) => !isTakenBack);
  }

  get isCancelling(): boolean {
    return this.isLive && this.lastCancellation !== undefined && !this.lastCancellation.isSwallowed;
  }

  /** What to call it in a sentence, which a very long name would tear apart. */
  get label(): string {
    return shortened(this.fullLabel);
  }

  /** What to call it: its own name, or its coroutine where the name is only a number (`Task-12`). */
  get fullLabel(): string {
    const number = /^Task-(\d+)$/.exec(this.name)?.[1];
    if (this.name && !number) return this.name;
    const coroutine = this.coroutine.split('.').pop() || 'task';
    return number ? `${coroutine} #${number}` : coroutine;
  }

  addCancellation(cancellation: Cancellation): void {
    this.cancellations.push(cancellation);
    if (this.cancellations.length > MAX_CANCELLATIONS) this.cancellations.shift();
  }
}

function shortened(name: string): string {
  if (name.length <= MAX_LABEL) return name;
  const half = MAX_LABEL / 2;
  return `${name.slice(0, half)}…${name.slice(1 - half)}`;
}
