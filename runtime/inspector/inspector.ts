/** Accepts agents and keeps the model of each process. It runs in a thread or process of its own; see `worker.ts`. */
import * as l10n from '@vscode/l10n';
import { formatAddress } from '../protocol/address';
import { DEFAULT_SETTINGS, type Hello, type Settings } from '../protocol/messages';
import { Connection, type ConnectionHost } from './connection';
import { Ignore } from './findings/ignore';
import { RULES } from './findings/rules';
import { DEFAULT_THRESHOLDS, type Thresholds } from './findings/thresholds';
import { type Listening, listen } from './listen';
import { Process } from './process';
import type { FindingView } from './view';

/** Processes that have ended are kept to be looked at, the newest of them. */
const MAX_ENDED = 20;

export class Inspector implements ConnectionHost {
  /** Oldest first. */
  readonly processes = new Map<number, Process>();
  readonly #connections = new Map<number, Connection>();
  readonly #sockets = new Set<Connection>();
  /** The pids of those that a debugger holds, told of or not. */
  readonly #stopped = new Set<number>();
  #listening: Listening | undefined;
  #settings = DEFAULT_SETTINGS;
  #thresholds = DEFAULT_THRESHOLDS;
  #ignore = new Ignore();
  /** The keys of the findings of processes that are forgotten. */
  readonly #removed: number[] = [];
  // No key of another inspector: a view may still name its processes.
  #lastKey = Date.now();

  /** `log` gets sentences for people. */
  constructor(readonly log: (sentence: string) => void = () => {}) {}

  get token(): string {
    return this.#listening?.address.token ?? '';
  }

  get settings(): Settings {
    return this.#settings;
  }

  /** Opens the door, where it isn't open. Returns the value of the environment variable that leads agents to it. */
  async listen(): Promise<string> {
    this.#listening ??= await listen((socket) => {
      const connection = new Connection(socket, this);
      this.#sockets.add(connection);
      socket.on('close', () => this.#sockets.delete(connection));
    });
    return formatAddress(this.#listening.address);
  }

  /** Changes the settings of every program, and what is looked for in them; `ignore` are globs of files. */
  set(settings: Settings, thresholds: Partial<Thresholds> = {}, ignore: readonly string[] = []): void {
    this.#settings = settings;
    this.#thresholds = { ...DEFAULT_THRESHOLDS, ...thresholds };
    this.#ignore = new Ignore(ignore);
    for (const process of this.processes.values()) this.#configure(process);
    for (const connection of this.#connections.values()) connection.send({ type: 'settings', settings });
  }

  /** Cancels a task, by the keys of its process and its own. Resolves to what went wrong, as a sentence, or to nothing. */
  async cancelTask(processKey: number, taskKey: number): Promise<string | undefined> {
    const process = this.processes.get(processKey);
    const task = process?.tree.find(taskKey);
    const connection = this.#connections.get(processKey);
    if (!process || !task?.isLive || !connection) return l10n.t('The task has already ended.');
    const error = await connection.cancel(task.number);
    return error && l10n.t("The task '{0}' was not cancelled: {1}.", task.label, error);
  }

  /** A debugger has stopped the program of this pid, or lets it go on. */
  setStopped(pid: number, isStopped: boolean): void {
    if (isStopped) this.#stopped.add(pid);
    else this.#stopped.delete(pid);
    for (const process of this.processes.values()) {
      if (process.state === 'live' && process.hello.pid === pid) process.setStopped(isStopped, Date.now());
    }
  }

  /** The debuggers are gone: no program is stopped any more. */
  goOn(): void {
    for (const pid of this.#stopped) this.setStopped(pid, false);
  }

  /** The findings that are new or different since the last call, and the keys of those that are gone. */
  takeChanges(): { readonly changed: FindingView[]; readonly removed: number[] } {
    const changes = [...this.processes.values()].map(({ findings }) => findings.takeChanges());
    return {
      changed: changes.flatMap(({ changed }) => changed),
      removed: [...this.#removed.splice(0), ...changes.flatMap(({ removed }) => removed)],
    };
  }

  /** Forgets the findings, and the processes that have ended. */
  clear(): void {
    for (const process of this.processes.values()) {
      if (process.state === 'live') process.findings.clear();
      else this.#forget(process);
    }
  }

  close(): void {
    for (const connection of this.#sockets) connection.close();
    this.#listening?.close();
  }

  admit(hello: Hello, connection: Connection): Process {
    const process = new Process(++this.#lastKey, hello, RULES);
    this.#configure(process);
    if (this.#stopped.has(hello.pid)) process.setStopped(true, Date.now());
    for (const former of this.processes.values()) {
      if (former.state !== 'live' && isSameProgram(former.hello, hello) && !this.#isOfLive(former)) {
        this.#forget(former);
      }
    }
    this.processes.set(process.key, process);
    this.#connections.set(process.key, connection);
    return process;
  }

  ended(process: Process): void {
    this.#connections.delete(process.key);
    const ended = [...this.processes.values()].filter(({ state }) => state !== 'live');
    for (const former of ended.slice(0, -MAX_ENDED)) this.#forget(former);
  }

  #configure(process: Process): void {
    process.thresholds = this.#thresholds;
    process.findings.ignore = this.#ignore;
  }

  /** Whether the program that started it still runs: then it is no former run, but a part of this one. */
  #isOfLive({ hello }: Process): boolean {
    return [...this.processes.values()].some(
      (other) => other.state === 'live' && other.hello.pid === hello.parentPid,
    );
  }

  #forget(process: Process): void {
    process.findings.clear();
    this.#removed.push(...process.findings.takeChanges().removed);
    this.processes.delete(process.key);
  }
}

/** A program that is run again takes the place of its former run. */
function isSameProgram(a: Hello, b: Hello): boolean {
  return a.program === b.program && a.cwd === b.cwd;
}
