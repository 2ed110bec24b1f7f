/** The inspector's thread: a flood of records keeps it busy, and nobody else. */
import { parentPort } from 'node:worker_threads';
import { createBirpc } from 'birpc';
import type { InspectorCalls, OwnerCalls, Summary } from './calls';
import { Inspector } from './inspector';
import { chainsOf, linesOf } from './lines';
import { makeReport } from './report';
import type { FindingView } from './view';
import { Viewer } from './viewer';

/** Views and findings are sent at most this often. Milliseconds. */
const UPDATE_MS = 100;

const port = parentPort!;
const inspector = new Inspector((sentence) => void owner.log.asEvent(sentence));
const viewer = new Viewer();
let isWatched = false;
let sentView = '';
let sentSummary = '';
const gone: number[] = [];

inspector.onGone = (process) => gone.push(...process.findings.takeChanges().removed);

const calls: InspectorCalls = {
  listen: () => inspector.listen(),
  set: (settings, thresholds, ignore) => inspector.set(settings, thresholds, ignore),
  watch(query, isLive) {
    isWatched = query !== undefined && isLive;
    if (!query) return;
    viewer.ask(query);
    sentView = '';
    sendView();
  },
  lines: (file) => linesOf(inspector.processes.values(), file),
  chains(key, tasks) {
    const process = inspector.processes.get(key);
    return process ? chainsOf(process, tasks) : [];
  },
  cancelTask: (process, task) => inspector.cancelTask(process, task),
  setStopped: (pid, isStopped) => inspector.setStopped(pid, isStopped),
  clear: () => inspector.clear(),
  report: () => makeReport(inspector.processes.values()),
  close: () => inspector.close(),
};

const owner = createBirpc<OwnerCalls, InspectorCalls>(calls, {
  post: (data) => port.postMessage(data),
  on: (receive) => port.on('message', receive),
});

setInterval(update, UPDATE_MS);

function update(): void {
  sendFindings();
  sendSummary();
  if (isWatched) sendView();
}

function sendView(): void {
  const view = viewer.view(inspector.processes.values(), Date.now());
  const { now, ...content } = view;
  const text = JSON.stringify(content);
  if (text === sentView) return;
  sentView = text;
  void owner.view.asEvent(view);
}

function sendFindings(): void {
  const changed: FindingView[] = [];
  const removed = gone.splice(0);
  for (const process of inspector.processes.values()) {
    const changes = process.findings.takeChanges();
    changed.push(...changes.changed);
    removed.push(...changes.removed);
  }
  if (changed.length > 0 || removed.length > 0) void owner.findings.asEvent(changed, removed);
}

function sendSummary(): void {
  const processes = [...inspector.processes.values()];
  const live = processes.filter(({ state }) => state === 'live');
  const now = Date.now();
  const summary: Summary = {
    processes: processes.length,
    live: live.length,
    tasks: live.reduce((sum, process) => sum + process.liveTasks, 0),
    findings: processes.reduce((sum, process) => sum + process.findings.size, 0),
    blockedMs: Math.max(0, ...live.map(({ blocking }) => blocking?.ms ?? 0)),
    lagMs: Math.max(0, ...live.map(({ lag }) => lag.recent(now))),
  };
  const text = JSON.stringify(summary);
  if (text === sentSummary) return;
  sentSummary = text;
  void owner.summary.asEvent(summary);
}
