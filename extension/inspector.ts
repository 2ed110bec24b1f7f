/**
 * The inspector as the extension uses it: started when it is first needed, with its news as events. It is a process of
 * its own, which a window that is reloaded finds again, with all that it has seen.
 */
import path from 'node:path';
import * as vscode from 'vscode';
import type { Summary } from '../runtime/inspector/calls';
import { connectToDaemon, type RemoteInspector, startDaemon } from '../runtime/inspector/remote';
import type { ChainView, FindingView, LineView, View, ViewQuery } from '../runtime/inspector/view';
import type { SavedAddress } from './savedAddress';
import { settings } from './settings';

/** So long the inspector waits for a window that is reloaded. Milliseconds. */
const GRACE_MS = 30_000;

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

const NOTHING: Summary = { processes: 0, live: 0, tasks: 0, findings: 0, blockedMs: 0, lagMs: 0 };

export class Inspector implements vscode.Disposable {
  readonly #view = new vscode.EventEmitter<View>();
  readonly #findings = new vscode.EventEmitter<FindingsChange>();
  readonly #summary = new vscode.EventEmitter<Summary>();
  readonly onView = this.#view.event;
  readonly onFindings = this.#findings.event;
  readonly onSummary = this.#summary.event;
  /** Whether the inspector from before the window was reloaded has been found again. */
  readonly isResumed: Promise<boolean>;
  readonly #log: vscode.LogOutputChannel;
  readonly #subscription: vscode.Disposable;
  readonly #saved: SavedAddress;
  #remote: RemoteInspector | undefined;
  #address: Promise<string> | undefined;
  #query: ViewQuery | undefined;
  #isLive = true;
  #isDisposed = false;
  /** Keys of the findings that were told. */
  #told = new Set<number>();

  constructor(
    /** The folder of the built files. */
    readonly dist: string,
    saved: SavedAddress,
    log: vscode.LogOutputChannel,
  ) {
    this.#saved = saved;
    this.#log = log;
    this.#subscription = vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('loopscope') && this.#remote) set(this.#remote);
    });
    this.isResumed = this.#resume();
  }

  /** The value of the variable that leads a program's agent here; starts the inspector. */
  address(): Promise<string> {
    this.#address ??= this.#start().catch((error) => {
      this.#address = undefined;
      throw error;
    });
    return this.#address;
  }

  /** Asks for a view, sent to {@link onView}, and where it `isLive` for more when it changes; `undefined` ends them. */
  watch(query: ViewQuery | undefined, isLive: boolean): void {
    this.#query = query;
    this.#isLive = isLive;
    void this.isResumed.then(() => this.#ask());
  }

  /** The lines of a file on which tasks wait, or from which tasks that live were started. */
  async lines(file: string): Promise<LineView[]> {
    return (await this.#remote?.calls.lines(file).catch(() => undefined)) ?? [];
  }

  /** Where tasks of a process wait, and through which awaits; those that have ended are left out. */
  async chains(process: number, tasks: readonly number[]): Promise<ChainView[]> {
    return (await this.#remote?.calls.chains(process, tasks).catch(() => undefined)) ?? [];
  }

  /** Cancels a task; resolves to what went wrong, as a sentence, or to nothing. */
  async cancelTask(process: number, task: number): Promise<string | undefined> {
    return this.#remote?.calls.cancelTask(process, task);
  }

  /** A debugger has stopped the program of this pid, or lets it go on. */
  setStopped(pid: number, isStopped: boolean): void {
    void this.#remote?.calls.setStopped.asEvent(pid, isStopped);
  }

  /** Of the processes that are shown; none if the inspector is gone. */
  async pids(): Promise<readonly number[]> {
    return (await this.#remote?.calls.pids().catch(() => undefined)) ?? [];
  }

  async clear(): Promise<void> {
    await this.#remote?.calls.clear();
  }

  /** Leaves the inspector. If the window is only reloaded, the next one finds it. */
  dispose(): void {
    this.#isDisposed = true;
    this.#subscription.dispose();
    void this.#remote?.close();
  }

  async #resume(): Promise<boolean> {
    const address = await this.#saved.read();
    if (!address) return false;
    try {
      await this.#connect(address);
      return true;
    } catch {
      // It has ended: so have the programs, or they go on unseen.
      return false;
    }
  }

  async #start(): Promise<string> {
    await this.isResumed;
    const { calls } = this.#remote ?? (await this.#startNew());
    return calls.listen();
  }

  async #startNew(): Promise<RemoteInspector> {
    const address = await startDaemon(path.join(this.dist, 'inspector.cjs'), GRACE_MS);
    await this.#saved.write(address).catch((error) => {
      this.#log.warn(`A window that is reloaded won't find the inspector: ${error}`);
    });
    return this.#connect(address);
  }

  async #connect(address: string): Promise<RemoteInspector> {
    const remote = await connectToDaemon(address, {
      view: (view) => this.#view.fire(view),
      findings: (changed, removed) => this.#tell(changed, removed),
      summary: (summary) => this.#summary.fire(summary),
      log: (sentence) => this.#log.warn(sentence),
    });
    this.#remote = remote;
    void remote.ended.then(() => this.#lose());
    if (this.#isDisposed) {
      await remote.close();
    } else {
      void remote.calls.speak.asEvent(vscode.l10n.bundle ?? {});
      set(remote);
      this.#ask();
    }
    return remote;
  }

  #tell(changed: readonly FindingView[], removed: readonly number[]): void {
    for (const { key } of changed) this.#told.add(key);
    for (const key of removed) this.#told.delete(key);
    this.#findings.fire({ changed, removed });
  }

  /** It ended, or another window has it now: what it told is not kept up any more. */
  #lose(): void {
    if (this.#isDisposed) return;
    this.#remote = undefined;
    this.#address = undefined;
    this.#log.warn('The connection to the inspector broke off.');
    this.#tell([], [...this.#told]);
    this.#summary.fire(NOTHING);
    this.#ask();
  }

  #ask(): void {
    if (!this.#remote) {
      if (this.#query) this.#view.fire({ now: Date.now(), ...NO_PROGRAM });
    } else if (this.#query) void this.#remote.calls.watch.asEvent(this.#query, this.#isLive);
    else void this.#remote.calls.unwatch.asEvent();
  }
}

function set({ calls }: RemoteInspector): void {
  const { agent, thresholds, ignore } = settings();
  void calls.set.asEvent(agent, thresholds, ignore);
}
