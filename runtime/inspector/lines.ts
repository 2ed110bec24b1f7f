/** What the lines of a file have to do with the tasks that live now: for the hints and hovers in the editor. */
import type { Process } from './process';
import { withSource } from './stacks';
import type { Task } from './task';
import type { ChainView, LineView } from './view';
import { waitInWords } from './words';

/** So many tasks are named for a line. */
const MAX_TASKS = 5;

/** A line while its tasks are counted. */
interface Counted {
  waiting: number;
  live: number;
  since: number;
  readonly tasks: Task[];
}

/** The lines of a file on which tasks wait, or from which tasks that live were started. */
export function linesOf(processes: Iterable<Process>, file: string, now: number): LineView[] {
  return [...processes]
    .filter(({ state }) => state === 'live')
    .flatMap((process) =>
      [...counted(process, file)].map(([line, found]) => lineView(process, line, found, now)),
    );
}

/** Where tasks wait, and with whom: those of the given keys that live, in that order. */
export function chainsOf(process: Process, keys: readonly number[]): ChainView[] {
  return keys.flatMap((key) => {
    const task = process.tree.find(key);
    if (!task?.isLive) return [];
    const frames = process.stacks.frames(task.waiting?.stack ?? 0).filter(({ isUser }) => isUser);
    return [{ key, name: task.label, wait: waitInWords(process, task), frames: frames.map(withSource) }];
  });
}

function counted(process: Process, file: string): Map<number, Counted> {
  const lines = new Map<number, Counted>();
  const on = (line: number) => {
    if (!lines.has(line)) lines.set(line, { waiting: 0, live: 0, since: 0, tasks: [] });
    return lines.get(line)!;
  };
  // Many tasks share few stacks.
  const linesOfStack = new Map<number, readonly number[]>();
  const linesIn = (stack: number) => {
    if (!linesOfStack.has(stack)) linesOfStack.set(stack, userLines(process, stack, file));
    return linesOfStack.get(stack)!;
  };
  for (const task of process.pendingTasks()) {
    for (const line of isWaiting(process, task) ? linesIn(task.waiting!.stack) : []) wait(on(line), task);
    const created = process.stacks.userFrame(task.creationStack);
    if (created && isSame(created.file, file)) start(on(created.line), task);
  }
  return lines;
}

function isWaiting(process: Process, task: Task): boolean {
  return task.waiting !== undefined && task.waiting.wait !== 'ready' && !process.blockBy(task);
}

/** The lines of the user's frames in a file, innermost first, each once. */
function userLines(process: Process, stack: number, file: string): number[] {
  const frames = process.stacks.frames(stack);
  return [
    ...new Set(frames.filter((frame) => frame.isUser && isSame(frame.file, file)).map(({ line }) => line)),
  ];
}

function wait(line: Counted, task: Task): void {
  line.waiting++;
  const { since } = task.waiting!;
  if (since > 0) line.since = Math.min(line.since || since, since);
  name(line, task);
}

function start(line: Counted, task: Task): void {
  line.live++;
  name(line, task);
}

function name({ tasks }: Counted, task: Task): void {
  if (tasks.length < MAX_TASKS && !tasks.includes(task)) tasks.push(task);
}

function lineView(process: Process, line: number, { tasks, ...counts }: Counted, now: number): LineView {
  const { key, started } = process;
  return {
    process: key,
    started,
    now: process.clock(now),
    line,
    ...counts,
    tasks: tasks.map((task) => task.key),
  };
}

/** Windows doesn't tell the case of letters apart, and editors write the drive's small. */
function isSame(a: string, b: string): boolean {
  return process.platform === 'win32' ? a.toLowerCase() === b.toLowerCase() : a === b;
}
