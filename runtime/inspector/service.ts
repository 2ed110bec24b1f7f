/** What an inspector does for its owner: answers its calls, and tells it what is new. */
import * as l10n from '@vscode/l10n';
import { createBirpc } from 'birpc';
import type { InspectorCalls, OwnerCalls, Summary } from './calls';
import type { Channel } from './channel';
import type { Inspector } from './inspector';
import { chainsOf, linesOf } from './lines';
import type { Process } from './process';
import { makeReport } from './report';
import type { FindingView } from './view';
import { Viewer } from './viewer';

/** Views and findings are sent at most this often. Milliseconds. */
const UPDATE_MS = 100;

export class Service {
  readonly #inspector: Inspector;
  readonly #channel: Channel;
  readonly #owner;
  readonly #timer: NodeJS.Timeout;
  readonly #viewer = new Viewer();
  #isWatched = false;
  #sentView = '';
  #sentSummary = '';

  /** The owner is told all that there is, and from then on what is new. */
  constructor(inspector: Inspector, channel: Channel) {
    this.#inspector = inspector;
    this.#channel = channel;
    this.#owner = createBirpc<OwnerCalls, InspectorCalls>(this.#calls(), {
      post: (message) => channel.post(message),
      on: (receive) => channel.on(receive),
    });
    this.#sendAll();
    this.#timer = setInterval(() => this.#update(), UPDATE_MS);
  }

  /** Tells the owner a sentence for people. */
  log(sentence: string): void {
    void this.#owner.log.asEvent(sentence);
  }

  /** The owner is gone. */
  close(): void {
    clearInterval(this.#timer);
    this.#owner.$close();
  }

  #calls(): InspectorCalls {
    const inspector = this.#inspector;
    return {
      listen: () => inspector.listen(),
      set: (settings, thresholds, ignore) => inspector.set(settings, thresholds, ignore),
      speak: (bundle) => l10n.config({ contents: bundle }),
      watch: (query, isLive) => {
        this.#isWatched = isLive;
        this.#viewer.ask(query);
        this.#sentView = '';
        this.#sendView();
      },
      unwatch: () => {
        this.#isWatched = false;
      },
      lines: (file) => linesOf(inspector.processes.values(), file, Date.now()),
      chains(key, tasks) {
        const process = inspector.processes.get(key);
        return process ? chainsOf(process, tasks) : [];
      },
      cancelTask: (process, task) => inspector.cancelTask(process, task),
      setStopped: (pid, isStopped) => inspector.setStopped(pid, isStopped),
      clear: () => inspector.clear(),
      pids: () => [...inspector.processes.values()].map(({ hello }) => hello.pid),
      report: () => makeReport(inspector.processes.values()),
      close: () => inspector.close(),
    };
  }

  #update(): void {
    if (this.#channel.isBehind) return;
    const { changed, removed } = this.#inspector.takeChanges();
    this.#sendFindings(changed, removed);
    this.#sendSummary();
    if (this.#isWatched) this.#sendView();
  }

  #sendAll(): void {
    this.#inspector.takeChanges();
    for (const { findings } of this.#inspector.processes.values()) this.#sendFindings(findings.all(), []);
    this.#sendSummary();
  }

  #sendFindings(changed: readonly FindingView[], removed: readonly number[]): void {
    if (changed.length > 0 || removed.length > 0) void this.#owner.findings.asEvent(changed, removed);
  }

  #sendView(): void {
    const view = this.#viewer.view(this.#inspector.processes.values(), Date.now());
    const { now, ...content } = view;
    const text = JSON.stringify(content);
    if (text === this.#sentView) return;
    this.#sentView = text;
    void this.#owner.view.asEvent(view);
  }

  #sendSummary(): void {
    const summary = summaryOf([...this.#inspector.processes.values()], Date.now());
    const text = JSON.stringify(summary);
    if (text === this.#sentSummary) return;
    this.#sentSummary = text;
    void this.#owner.summary.asEvent(summary);
  }
}

function summaryOf(processes: readonly Process[], now: number): Summary {
  const live = processes.filter(({ state }) => state === 'live');
  return {
    processes: processes.length,
    live: live.length,
    tasks: live.reduce((sum, process) => sum + process.liveTasks, 0),
    findings: processes.reduce((sum, process) => sum + process.findings.size, 0),
    blockedMs: Math.max(0, ...live.flatMap(({ blocks }) => blocks.map(({ ms }) => ms))),
    lagMs: Math.max(0, ...live.map(({ lag }) => lag.recent(now))),
  };
}
