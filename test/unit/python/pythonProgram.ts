/** Runs a small Python program with the agent in it, and finds its marked lines again. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type AnyRecord,
  CAUSES,
  type Cause,
  OUTCOMES,
  type Outcome,
  type RecordName,
  type RecordOf,
  WAITS,
  type Wait,
} from '../../../runtime/protocol/records';
import {
  type Conversation,
  findPythons,
  keptByPyenv,
  Listener,
  type ListenerOptions,
  type Run,
  start,
} from '../programs';

/** The folder that PYTHONPATH has to name. */
export const AGENT = path.resolve(import.meta.dirname, '../../../runtime/python');

/** Every CPython from 3.8 on that this machine has. */
export const PYTHONS = findPythons();

/** The oldest and the newest of them, for what need not be tried on each. */
export const ENDS = PYTHONS.length > 1 ? [PYTHONS[0]!, PYTHONS.at(-1)!] : PYTHONS;

/** The begin of a program whose Python seems to be free-threaded. */
export const FREE_THREADED = `
import sys
others = {"gil": None, "__getattr__": lambda self, name, flags=sys.flags: getattr(flags, name)}
sys.flags = type("Flags", (), others)()
`;

/** A program's text; a line that ends in `# NAME` can be found by that name. */
export class PythonProgram {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'loopscope-python-'));
  readonly file = path.join(this.folder, 'program.py');
  readonly #lines: string[];

  constructor(text: string) {
    this.#lines = text.split('\n');
    writeFileSync(this.file, text);
  }

  /** The marked line as it stands in a stack: `program.py:12 main`. */
  at(mark: string, functionName: string): string {
    const line = this.#lines.findIndex((text) => text.endsWith(`# ${mark}`)) + 1;
    if (line === 0) throw new Error(`the program has no line marked ${mark}`);
    return `program.py:${line} ${functionName}`;
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The environment that brings the agent in; its faults are errors here, and nothing is written beside the program. */
export function agentEnv(listener: Listener): NodeJS.ProcessEnv {
  return { ...listener.env, PYTHONPATH: AGENT, LOOPSCOPE_AGENT_FAULTS: '1', PYTHONDONTWRITEBYTECODE: '1' };
}

/** A program that runs with the agent in it, and what the agent says. */
export class Watched {
  readonly listener: Listener;
  readonly run: Run;
  #printed = '';

  constructor(
    readonly executable: string,
    readonly program: PythonProgram,
    options: ListenerOptions & { env?: NodeJS.ProcessEnv; args?: readonly string[] } = {},
  ) {
    this.listener = new Listener(options);
    const env = { ...agentEnv(this.listener), ...options.env };
    this.run = start(executable, options.args ?? [program.file], env, program.folder);
    this.run.child.stdout!.on('data', (chunk) => {
      this.#printed += chunk;
    });
  }

  /** The first process that has said hello. */
  async conversation(): Promise<Conversation> {
    return this.listener.until(() => this.listener.conversations.find(({ hello }) => hello), 'a hello');
  }

  /** The groups of a pattern in what the program has printed so far. */
  printed(pattern: RegExp): Record<string, string> | undefined {
    return pattern.exec(this.#printed)?.groups;
  }

  /** Makes the file that the program looks out for in its folder. */
  allow(name: string): void {
    writeFileSync(path.join(this.program.folder, name), '');
  }

  /** Waits for a task by its coroutine's name, and gives its number. */
  async task(coroutine: string): Promise<number> {
    const conversation = await this.conversation();
    return this.listener.until(() => taskOf(conversation, coroutine), `the task of ${coroutine}`);
  }

  /** Waits until the program has ended and all that it said is here. */
  async end(): Promise<Conversation> {
    const exit = await this.run.exited;
    if (exit.code !== 0) throw new Error(`the program ended with ${exit.code}: ${exit.stderr}`);
    if (exit.stderr.includes('<loopscope')) throw new Error(`the agent failed: ${exit.stderr}`);
    const conversation = await this.conversation();
    await this.listener.until(() => conversation.isClosed, 'the end of the connection');
    return conversation;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.run.child.kill('SIGKILL');
    await this.run.exited;
    this.listener.close();
    this.program[Symbol.dispose]();
  }
}

/** Runs a program to its end. */
export async function runToEnd(executable: string, text: string, options: ListenerOptions = {}) {
  await using watched = new Watched(executable, new PythonProgram(text), options);
  const conversation = await watched.end();
  const { stdout, stderr } = await watched.run.exited;
  return { conversation, stdout, stderr, at: watched.program.at.bind(watched.program) };
}

/** Whether the agent has told of tasks of a coroutine, each or by their number. */
export function hasSeen(conversation: Conversation, coroutine: string): boolean {
  return [...conversation.strings.values()].includes(coroutine);
}

/** The number of the first task of a coroutine. */
export function taskOf(conversation: Conversation, coroutine: string): number | undefined {
  return creationsOf(conversation, coroutine)[0]?.task;
}

/** The creations of the tasks of a coroutine. */
export function creationsOf(conversation: Conversation, coroutine: string): RecordOf<'taskCreated'>[] {
  return conversation
    .all('taskCreated')
    .filter((record) => conversation.text(record.coroutine) === coroutine);
}

/**
 * The records of a kind about the first task of a coroutine. A number is used again once its task is over, so
 * they end where another task gets it.
 */
export function about<N extends RecordName>(
  conversation: Conversation,
  type: N,
  coroutine: string,
): RecordOf<N>[] {
  const { records } = conversation;
  const from = records.findIndex(
    (record) => record.type === 'taskCreated' && conversation.text(record.coroutine) === coroutine,
  );
  const task = (records[from] as RecordOf<'taskCreated'> | undefined)?.task;
  const to = records.findIndex(
    (record, index) => index > from && record.type === 'taskCreated' && record.task === task,
  );
  return records
    .slice(from, to === -1 ? undefined : to)
    .filter(
      (record): record is RecordOf<N> & AnyRecord =>
        record.type === type && (record as { task?: number }).task === task,
    );
}

const nameOf =
  <N extends string>(values: Readonly<Record<N, number>>) =>
  (value: number): N =>
    Object.entries(values).find(([, number]) => number === value)![0] as N;

export const outcomeName: (value: number) => Outcome = nameOf(OUTCOMES);
export const waitName: (value: number) => Wait = nameOf(WAITS);
export const causeName: (value: number) => Cause = nameOf(CAUSES);

/** A further Python by its command, where this machine has it. */
export function findOther(command: string): string | undefined {
  const kept = keptByPyenv().map((folder) => path.join(folder, 'bin', command));
  return [...kept, command].find((candidate) => spawnSync(candidate, ['--version']).status === 0);
}
