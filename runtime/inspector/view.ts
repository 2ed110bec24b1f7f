/**
 * What a view asks for and what it gets: plain data, small enough to be sent ten times a second.
 * All times are milliseconds since the epoch on the clock of the machine where the inspector runs.
 */

/** How much a finding matters; the names are VS Code's. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** A source position, with source maps applied. Lines and columns count from 1; column 0 is unknown. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One frame of a stack as shown. */
export interface FrameView extends Location {
  readonly function: string;
  /** The text of the line, trimmed; empty if the file can't be read. */
  readonly source: string;
  /** False for frames of the standard library and of installed packages. */
  readonly isUser: boolean;
}

export type TaskState =
  | 'blocking'
  | 'ready'
  | 'waiting'
  | 'cancelling'
  | 'finished'
  | 'cancelled'
  | 'failed'
  | 'unseen'
  | 'lost';

/** What a view wants to see. Sent again whenever it changes. */
export interface ViewQuery {
  /** The process shown; the newest one if absent or gone. */
  readonly process?: number;
  /** Words that a row's name, coroutine, wait or state must contain, each of them; empty for all. */
  readonly filter: string;
  /** Keys of the tasks whose children are folded away. */
  readonly collapsed: readonly number[];
  /** The window of rows: index of the first, and how many. */
  readonly first: number;
  readonly count: number;
  /** The task whose details are shown. */
  readonly selected?: number;
}

export interface ProcessView {
  readonly key: number;
  /** Such as `server.py`. */
  readonly name: string;
  /** Such as `CPython 3.13.0`. */
  readonly runtime: string;
  readonly pid: number;
  /** What the lines in the view refer to is the source of then. */
  readonly started: number;
  /** `ended`: it said good-bye. `killed`: the connection broke off. */
  readonly state: 'live' | 'ended' | 'killed';
  /** Why nothing of it is watched, as a sentence; absent if it is. */
  readonly unwatched?: string;
  /** A debugger holds it. */
  readonly isStopped?: boolean;
  /** How many of the processes above it are known; the one that started it is the nearest before it with one less. */
  readonly depth?: number;
}

/**
 * What a task waits for, in words. A `deadline` is shown as the time left after the text: `sleep · 1.2 s left`;
 * without one, `since` is shown as the time passed: `blocking the loop · 412 ms`, `lock db · for 12 s`.
 */
export interface WaitView {
  readonly text: string;
  readonly deadline?: number;
  /** When it began to wait, or to block; absent if that isn't known. */
  readonly since?: number;
  /** The task that is awaited or that holds what is waited for. */
  readonly other?: { readonly key: number; readonly name: string };
}

export interface RowView {
  /** Names the task for ever; never used again. */
  readonly key: number;
  /** 0 for a root. */
  readonly depth: number;
  readonly hasChildren: boolean;
  readonly isExpanded: boolean;
  /** Counts from 1 among its siblings, for aria-posinset and aria-setsize. */
  readonly position: number;
  readonly siblings: number;
  readonly state: TaskState;
  readonly name: string;
  readonly coroutine: string;
  readonly wait: WaitView;
  /** When it was created. */
  readonly created: number;
  /** When it ended. */
  readonly ended?: number;
  /** Errors and warnings about it. */
  readonly findings: number;
}

export interface FindingView {
  readonly key: number;
  readonly id: string;
  readonly severity: Severity;
  readonly message: string;
  /** How often it happened at this line. */
  readonly count: number;
  readonly location?: Location;
  readonly related: ReadonlyArray<{ readonly label: string; readonly location: Location }>;
  readonly task?: { readonly key: number; readonly name: string };
  /** When its program started: what the lines refer to is the source of then. */
  readonly started: number;
}

/** What the tasks of a process have to do with a line. */
export interface LineView {
  readonly process: number;
  /** See {@link FindingView.started}. */
  readonly started: number;
  /** What time it is for the program: none passes while a debugger holds it. */
  readonly now: number;
  readonly line: number;
  /** Tasks with an await of theirs on this line. */
  readonly waiting: number;
  /** When the first of these began to wait; 0 if that isn't known. */
  readonly since: number;
  /** Live tasks that were started on this line. */
  readonly live: number;
  /** Keys of some of these tasks. */
  readonly tasks: readonly number[];
}

/** A task and where it waits. */
export interface ChainView {
  readonly key: number;
  readonly name: string;
  readonly wait: WaitView;
  /** The user's own, innermost first. */
  readonly frames: readonly FrameView[];
}

export interface DetailsView {
  readonly key: number;
  readonly name: string;
  readonly coroutine: string;
  readonly state: TaskState;
  readonly wait: WaitView;
  readonly created: number;
  readonly ended?: number;
  /** Its steps so far; known while steps are timed. */
  readonly steps?: { readonly count: number; readonly totalMs: number; readonly longestMs: number };
  /** For a failed task. */
  readonly error?: string;
  /** Who started it. */
  readonly parent?: { readonly key: number; readonly name: string };
  /** Keys of the rows above it in the tree, the root first: what to unfold so that its own row is seen. */
  readonly path: readonly number[];
  /** The line to look at first: where it waits, or else was started. */
  readonly location?: Location;
  /** Innermost frame first. */
  readonly awaitStack: readonly FrameView[];
  readonly creationStack: readonly FrameView[];
  readonly cancellations: readonly CancellationView[];
  readonly findings: readonly FindingView[];
}

/** One cancellation of a task, from the request to its end. */
export interface CancellationView {
  /** A sentence: `Cancelled by shutdown (explicit).` */
  readonly text: string;
  readonly message: string;
  readonly by?: { readonly key: number; readonly name: string };
  readonly requestStack: readonly FrameView[];
  readonly deliveredAt?: FrameView;
  readonly swallowed: boolean;
  /** The task went on, as it does after a time limit. */
  readonly takenBack: boolean;
}

export interface Counts {
  /** Live tasks, and of these the ones that are waiting, ready or being cancelled, and blocking. */
  readonly live: number;
  readonly blocking: number;
  /** Ended tasks, since the start. */
  readonly finished: number;
  readonly cancelled: number;
  readonly failed: number;
}

export interface View {
  /** When it was made; ages and time left are reckoned from here. */
  readonly now: number;
  readonly processes: readonly ProcessView[];
  /** The process that is shown; absent when there is none. */
  readonly process?: number;
  readonly counts: Counts;
  /** The loop's lag in milliseconds: the worst of the last second, and of each of the last 60 seconds, oldest first. */
  readonly lag: { readonly now: number; readonly history: readonly number[] };
  /**
   * What isn't seen, and what it costs: the agent's own share of the program's time, 0.012 for 1.2 %. `level` is there
   * while the agent watches less closely than it was asked to, as that would cost too much.
   */
  readonly coverage: {
    readonly loops: number;
    readonly dropped: number;
    readonly cost?: number;
    readonly level?: number;
  };
  /**
   * `total` rows match; `items` are those from `first`. `selectedIndex` is where the row of the query's `selected`
   * is among all of them, also outside the window; absent if it is folded away or filtered out.
   */
  readonly rows: {
    readonly total: number;
    readonly first: number;
    readonly items: readonly RowView[];
    readonly selectedIndex?: number;
  };
  readonly details?: DetailsView;
  readonly findings: readonly FindingView[];
  /** How many findings there are in all; `findings` holds the first 200. */
  readonly findingsTotal: number;
}
