/** Makes the view that was asked for: the rows of a window, counts, the details of one task. */
import * as l10n from '@vscode/l10n';
import { families, type Relative } from './families';
import type { Process } from './process';
import { withSource } from './stacks';
import type { Cancellation, Task } from './task';
import type { TreeRow } from './taskTree';
import type {
  CancellationView,
  Counts,
  DetailsView,
  ProcessView,
  RowView,
  TaskState,
  View,
  ViewQuery,
} from './view';
import { causeInWords, unwatchedInWords, waitInWords } from './words';

/** A window never has more rows, whatever is asked for. */
const MAX_WINDOW = 500;
const MAX_FINDINGS = 200;
/** Laying out all rows may take this share of the time; it is put off while it would take more. */
const LAYOUT_SHARE = 0.1;

export class Viewer {
  #query: ViewQuery = { filter: '', collapsed: [], first: 0, count: 0 };
  #layout: { readonly of: string; readonly rows: readonly TreeRow[] } = { of: '', rows: [] };
  #nextLayout = 0;

  ask(query: ViewQuery): void {
    this.#query = query;
    this.#nextLayout = 0;
  }

  view(processes: Iterable<Process>, now: number): View {
    const relatives = families([...processes]);
    const process = this.#choose(relatives);
    const empty = { counts: NO_COUNTS, lag: { now: 0, history: [] }, coverage: { loops: 0, dropped: 0 } };
    const rest = { rows: { total: 0, first: 0, items: [] }, findings: [], findingsTotal: 0 };
    return {
      now: process?.clock(now) ?? now,
      processes: relatives.map(processView),
      ...(process ? this.#viewOf(process, now) : { ...empty, ...rest }),
    };
  }

  /** The one that was asked for, else the newest that runs: rather one that started others than one of those. */
  #choose(relatives: readonly Relative[]): Process | undefined {
    const isLive = ({ process }: Relative) => process.state === 'live';
    const wanted = relatives.find(({ process }) => process.key === this.#query.process);
    const roots = relatives.filter(({ depth }) => depth === 0);
    return (wanted ?? roots.findLast(isLive) ?? relatives.findLast(isLive) ?? roots.at(-1))?.process;
  }

  #viewOf(process: Process, now: number): Omit<View, 'now' | 'processes'> {
    const clock = process.clock(now);
    if (process.state === 'live') process.tree.expire(clock);
    const rows = this.#rows(process, now);
    const first = Math.max(0, Math.min(this.#query.first, rows.length - 1));
    const count = Math.min(this.#query.count, MAX_WINDOW);
    const selected = process.tree.find(this.#query.selected ?? 0);
    return {
      process: process.key,
      counts: countsOf(process),
      lag: {
        now: process.state === 'live' ? process.lag.recent(clock) : 0,
        history: process.lag.history(clock),
      },
      coverage: coverageOf(process),
      rows: {
        total: rows.length,
        first,
        items: rows.slice(first, first + count).map((row) => this.#row(process, row)),
        ...(selected && selectedIndex(rows, selected)),
      },
      ...(selected && { details: detailsOf(process, selected) }),
      findings: process.findings.all(MAX_FINDINGS),
      findingsTotal: process.findings.size + process.findings.overflow,
    };
  }

  #rows(process: Process, now: number): readonly TreeRow[] {
    const { filter, collapsed } = this.#query;
    const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
    // What a task waits for changes without a task coming or going, so with a filter each layout is new.
    const of = `${process.key} ${process.tree.version} ${words.join()} ${words.length > 0 ? now : ''} ${collapsed.join()}`;
    if (of === this.#layout.of || now < this.#nextLayout) return this.#layout.rows;
    const folded = new Set(collapsed);
    const started = performance.now();
    const rows = process.tree.rows(
      ({ key }) => folded.has(key),
      words.length > 0 ? (task) => matches(process, task, words) : undefined,
    );
    this.#nextLayout = now + (performance.now() - started) / LAYOUT_SHARE;
    this.#layout = { of, rows };
    return rows;
  }

  #row(process: Process, { task, depth, position, siblings }: TreeRow): RowView {
    return {
      key: task.key,
      depth,
      hasChildren: task.children.size > 0,
      isExpanded: task.children.size > 0 && !this.#query.collapsed.includes(task.key),
      position,
      siblings,
      state: stateOf(process, task),
      name: task.fullLabel,
      coroutine: task.coroutine,
      wait: waitInWords(process, task),
      created: task.created,
      ended: task.ended,
      findings: task.findings,
    };
  }
}

function selectedIndex(rows: readonly TreeRow[], selected: Task): { selectedIndex?: number } {
  const index = rows.findIndex(({ task }) => task === selected);
  return index < 0 ? {} : { selectedIndex: index };
}

function path(task: Task): number[] {
  const keys: number[] = [];
  for (let above = task.shownUnder; above; above = above.shownUnder) keys.unshift(above.key);
  return keys;
}

const NO_COUNTS: Counts = { live: 0, blocking: 0, finished: 0, cancelled: 0, failed: 0 };

function countsOf(process: Process): Counts {
  const { finished, cancelled, failed } = process.counts;
  return { live: process.liveTasks, blocking: process.blocks.length, finished, cancelled, failed };
}

function coverageOf({ loops, dropped, cost, level }: Process): View['coverage'] {
  return { loops: loops.size, dropped, cost, ...(level.cost > 0 && { level: level.now }) };
}

function processView({ process, depth }: Relative): ProcessView {
  const { key, name, state, hello, isStopped, started } = process;
  const { runtime, pid } = hello;
  const unwatched = hello.unwatched && { unwatched: unwatchedInWords() };
  return { key, name, runtime, pid, started, state, ...unwatched, isStopped, depth };
}

function stateOf(process: Process, task: Task): TaskState {
  if (task.outcome) return task.outcome;
  if (process.blockBy(task)) return 'blocking';
  if (task.isCancelling) return 'cancelling';
  return task.waiting && task.waiting.wait !== 'ready' ? 'waiting' : 'ready';
}

function matches(process: Process, task: Task, words: readonly string[]): boolean {
  const state = stateOf(process, task);
  // The panel says these words, too, so that they are in the bundle.
  const said = `${l10n.t(state)} ${waitInWords(process, task).text}`;
  const searched = `${task.fullLabel} ${task.name} ${task.coroutine} ${state} ${said}`.toLowerCase();
  return words.every((word) => searched.includes(word));
}

function detailsOf(process: Process, task: Task): DetailsView {
  const { stacks } = process;
  const awaitStackId = awaitStack(process, task);
  const location = stacks.location(awaitStackId) ?? stacks.location(task.creationStack);
  return {
    key: task.key,
    name: task.fullLabel,
    coroutine: task.coroutine,
    state: stateOf(process, task),
    wait: waitInWords(process, task),
    created: task.created,
    ended: task.ended,
    ...(task.steps && { steps: task.steps }),
    ...(task.error && { error: task.error }),
    ...(task.parent && { parent: task.parent }),
    path: path(task),
    ...(location && { location }),
    awaitStack: stacks.views(awaitStackId),
    creationStack: stacks.views(task.creationStack),
    cancellations: task.cancellations.map((cancellation) => cancellationView(process, cancellation)),
    findings: process.findings.ofTask(task.key),
  };
}

/** Where the task is: at an await, in the line that blocks, or where it raised. */
function awaitStack(process: Process, task: Task): number {
  const block = process.blockBy(task);
  if (block) return block.stack;
  if (task.outcome === 'failed') return task.errorStack;
  return task.isLive || task.outcome === 'lost' ? (task.waiting?.stack ?? 0) : 0;
}

function cancellationView(process: Process, cancellation: Cancellation): CancellationView {
  const delivered = process.stacks.userFrame(cancellation.deliveredStack);
  return {
    text: l10n.t('Cancelled {0}.', causeInWords(cancellation)),
    message: cancellation.message,
    ...(cancellation.by && { by: { key: cancellation.by.key, name: cancellation.by.name } }),
    requestStack: process.stacks.views(cancellation.requestStack),
    ...(delivered && { deliveredAt: withSource(delivered) }),
    swallowed: cancellation.isSwallowed,
    takenBack: cancellation.isTakenBack,
  };
}
