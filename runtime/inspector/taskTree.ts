/** The tasks that are shown, as a tree by who started whom. Ended tasks stay for a while, then their children move up. */
import type { Task } from './task';

/** Ended tasks stay in the tree this long, and at most this many of each kind. */
const ENDED_MS = 10_000;
const MAX_FINISHED = 20;
const MAX_TROUBLED = 100;

export interface TreeRow {
  readonly task: Task;
  readonly depth: number;
  readonly position: number;
  readonly siblings: number;
}

export class TaskTree {
  readonly roots = new Set<Task>();
  readonly #byKey = new Map<number, Task>();
  readonly #finished: Task[] = [];
  readonly #troubled: Task[] = [];
  /** Changes whenever a task comes or goes. */
  version = 0;

  /** The task of a key, while it is in the tree. */
  find(key: number): Task | undefined {
    return this.#byKey.get(key);
  }

  add(task: Task, parent: Task | undefined): void {
    task.shownUnder = parent;
    (parent?.children ?? this.roots).add(task);
    this.#byKey.set(task.key, task);
    this.version++;
  }

  /** The task has ended: it leaves when newer ones need its place, or by {@link expire}. */
  retire(task: Task): void {
    const [list, bound] =
      task.outcome === 'finished' ? [this.#finished, MAX_FINISHED] : [this.#troubled, MAX_TROUBLED];
    list.push(task);
    if (list.length > bound) this.#remove(list.shift()!);
  }

  /** Takes out the tasks that ended long enough before `now`. */
  expire(now: number): void {
    for (const list of [this.#finished, this.#troubled]) {
      while (list.length > 0 && list[0]!.ended! + ENDED_MS < now) this.#remove(list.shift()!);
    }
  }

  /** The rows from top to bottom. `matches` leaves only the tasks that it accepts and their ancestors. */
  rows(isCollapsed: (task: Task) => boolean, matches?: (task: Task) => boolean): TreeRow[] {
    const kept = matches && this.#withAncestors(matches);
    const rows: TreeRow[] = [];
    const stack: TreeRow[] = [];
    const push = (tasks: Iterable<Task>, depth: number) => {
      const shown = kept ? [...tasks].filter((task) => kept.has(task)) : [...tasks];
      for (let i = shown.length - 1; i >= 0; i--) {
        stack.push({ task: shown[i]!, depth, position: i + 1, siblings: shown.length });
      }
    };
    push(this.roots, 0);
    for (let row = stack.pop(); row; row = stack.pop()) {
      rows.push(row);
      if (row.task.children.size > 0 && !isCollapsed(row.task)) push(row.task.children, row.depth + 1);
    }
    return rows;
  }

  #remove(task: Task): void {
    const home = task.shownUnder?.children ?? this.roots;
    home.delete(task);
    this.#byKey.delete(task.key);
    for (const child of task.children) {
      child.shownUnder = task.shownUnder;
      home.add(child);
    }
    task.children.clear();
    this.version++;
  }

  #withAncestors(matches: (task: Task) => boolean): Set<Task> {
    const kept = new Set<Task>();
    const stack = [...this.roots];
    for (let task = stack.pop(); task; task = stack.pop()) {
      for (const child of task.children) stack.push(child);
      if (!matches(task)) continue;
      for (let node: Task | undefined = task; node && !kept.has(node); node = node.shownUnder) kept.add(node);
    }
    return kept;
  }
}
