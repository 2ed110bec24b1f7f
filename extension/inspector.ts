/** The inspector as the extension uses it: started when it is first needed, with its news as events. */
import path from 'node:path';
import * as vscode from 'vscode';
import type { Summary } from '../runtime/inspector/calls';
import { type RemoteInspector, startInspector } from '../runtime/inspector/remote';
import type { ChainView, FindingView, LineView, View, ViewQuery } from '../runtime/inspector/view';
import { settings } from './settings';

export interface FindingsChange {
  readonly changed: readonly FindingView[];
  readonly removed: readonly number[];
}

/** What there is to see before the first program. */
const NO_PROGRAM: Omit<View, 'now'> = {
  processes: [],
  counts: { live: 0, blocking: 0, finished: 0, cancelled: 0, failed: 0 },
  lag: { now: 0, history: [] },
  coverage: { loops: 0, dropped: 0 },
  rows: { total: 0, first: 0, items: [] },
  findings: [],
  findingsTotal: 0,
};

export class Inspector implements vscode.Disposable {
  readonly #view = new vscode.EventEmitter<View>();
  readonly #findings = new vscode.EventEmitter<FindingsChange>();
  readonly #summary = new vscode.EventEmitter<Summary>();
  readonly onView = this.#view.event;
  readonly onFindings = this.#findings.event;
  readonly onSummary = this.#summary.event;
  readonly #log: vscode.LogOutputChannel;
  readonly #subscription: vscode.Disposable;
  #remote: RemoteInspector | undefined;
  #address: Promise<string> | undefined;
  #query: ViewQuery | undefined;
  #isLive = true;

  constructor(
    /** The folder of the built files. */
    readonly dist: string,
    log: vscode.LogOutputChannel,
  ) {
    this.#log = log;
    this.#subscription = vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('loopscope') && this.#remote) void set(this.#remote);
    });
  }

  /** The value of the variable that leads a program's agent here; starts the inspector. */
  address(): Promise<string> {
    this.#address ??= this.#start();
    return this.#address;
  }

  /** Asks for a view, sent to {@link onView}, and where it `isLive` for more when it changes; `undefined` ends them. */
  watch(query: ViewQuery | undefined, isLive: boolean): void {
    this.#query = query;
    this.#isLive = isLive;
    if (this.#remote) void this.#remote.calls.watch(query, isLive);
    else if (query) this.#view.fire({ now: Date.now(), ...NO_PROGRAM });
  }

  /** The lines of a file on which tasks wait, or from which tasks that live were started. */
  async lines(file: string): Promise<LineView[]> {
    return (await this.#remote?.calls.lines(file)) ?? [];
  }

  /** Where tasks of a process wait, and through which awaits; those that have ended are left out. */
  async chains(process: number, tasks: readonly number[]): Promise<ChainView[]> {
    return (await this.#remote?.calls.chains(process, tasks)) ?? [];
  }

  /** Cancels a task; resolves to what went wrong, as a sentence, or to nothing. */
  async cancelTask(process: number, task: number): Promise<string | undefined> {
    return this.#remote?.calls.cancelTask(process, task);
  }

  /** A debugger has stopped the program of this pid, or lets it go on. */
  setStopped(pid: number, isStopped: boolean): void {
    void this.#remote?.calls.setStopped(pid, isStopped);
  }

  async clear(): Promise<void> {
    await this.#remote?.calls.clear();
  }

  dispose(): void {
    this.#subscription.dispose();
    void this.#remote?.close();
  }

  async #start(): Promise<string> {
    this.#remote = startInspector(path.join(this.dist, 'inspector.cjs'), {
      view: (view) => this.#view.fire(view),
      findings: (changed, removed) => this.#findings.fire({ changed, removed }),
      summary: (summary) => this.#summary.fire(summary),
      log: (sentence) => this.#log.warn(sentence),
    });
    const { calls } = this.#remote;
    await set(this.#remote);
    await calls.watch(this.#query, this.#isLive);
    return calls.listen();
  }
}

async function set({ calls }: RemoteInspector): Promise<void> {
  const { agent, thresholds, ignore } = settings();
  await calls.set(agent, thresholds, ignore);
}
