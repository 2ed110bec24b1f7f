/** Attaching to Node: through its inspector, which SIGUSR1 opens, and which is closed again. */
import { constants } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import * as l10n from '@vscode/l10n';
import { type Attachment, already, failed, named, shown, waiting } from './attachment';
import { HungUp, type InspectorPlace, NodeInspector } from './nodeInspector';
import { catches } from './processes/linux';
import type { RunningProcess } from './processes/process';

/** How long the program has to open its inspector, and to get to what it is asked. Milliseconds. */
const TIMEOUT_MS = 10_000;
const RETRY_MS = 20;

/** Attaches to a process that runs Node. */
export async function attachNode(process: RunningProcess, inspector: string): Promise<Attachment> {
  const deadline = Date.now() + TIMEOUT_MS;
  for (;;) {
    try {
      return await attachOnce(process, inspector);
    } catch (error) {
      // Who came before us has closed the inspector that he had opened.
      if (!(error instanceof HungUp) || Date.now() >= deadline) return inUse(process);
    }
  }
}

async function attachOnce(process: RunningProcess, inspector: string): Promise<Attachment> {
  const place = inspectorPlace(process.commandLine);
  const open = await NodeInspector.connect(place);
  const node = open ?? (await opened(process, place));
  if (typeof node === 'string') return failed(node);
  const pid = await node.evaluate('process.pid');
  if (pid !== undefined && pid !== process.pid) {
    node.close();
    return inUse(process);
  }
  const outcome = await node.awaited(STATE, TIMEOUT_MS);
  const ended = ending(outcome === 'ready' || outcome === undefined ? inspector : undefined, !open);
  await node.evaluate(ended).catch(() => {}); // it closes before its reply is out
  node.close();
  return attachment(process, outcome);
}

function inUse(process: RunningProcess): Attachment {
  const { host, port } = inspectorPlace(process.commandLine);
  return failed(
    l10n.t(
      "{0} can't be attached to: {1}, where its inspector would listen, is in use by another program or debugger.",
      named(process),
      `${host}:${port}`,
    ),
  );
}

/** Where its inspector listens, or would. */
export function inspectorPlace(commandLine: string): InspectorPlace {
  const [, text = ''] = /\s--(?:inspect(?:-brk|-wait|-port)?|debug-port)=(\S+)/.exec(commandLine) ?? [];
  const [ending, port] = /(?:^|:)(\d+)$/.exec(text) ?? [''];
  const host = text.slice(0, text.length - ending.length).replace(/[[\]]/g, '');
  return { host: host || '127.0.0.1', port: Number(port) || 9229 };
}

/** Has it open its inspector; or why it can't. */
async function opened(target: RunningProcess, place: InspectorPlace): Promise<NodeInspector | string> {
  const isDisabled =
    process.platform === 'linux'
      ? !(await catches(target.pid, constants.signals.SIGUSR1))
      : target.commandLine.includes('--disable-sigusr1');
  // It would end the program.
  if (isDisabled)
    return l10n.t(
      '{0} does not open its inspector for SIGUSR1: start it with --inspect, or with `loopscope run`.',
      named(target),
    );
  try {
    askToOpen(target.pid);
  } catch {
    return l10n.t('{0} has ended.', named(target));
  }
  const deadline = Date.now() + TIMEOUT_MS;
  while (Date.now() < deadline) {
    const node = await NodeInspector.connect(place);
    if (node) return node;
    await sleep(RETRY_MS);
  }
  return l10n.t(
    '{0} has not opened its inspector at {1}: it handles SIGUSR1 itself, or is being debugged already.',
    named(target),
    `${place.host}:${place.port}`,
  );
}

function askToOpen(pid: number): void {
  if (process.platform === 'win32')
    (process as unknown as { _debugProcess(pid: number): void })._debugProcess(pid);
  else process.kill(pid, 'SIGUSR1');
}

const ATTACH = "globalThis[Symbol.for('loopscope.attach.1')]";

/** What stands in the way, if anything; told once the program is not busy. */
const STATE = `new Promise((done) => setImmediate(() => {
  done(!${ATTACH} ? 'none' : ${ATTACH}.isDone() ? 'already' : 'ready');
}))`;

/**
 * Between two turns of its loop, so that no step is seen in part, closes its inspector where we have opened it, and
 * then brings in the debug mode: a Node that closes its inspector while a thread starts may crash.
 */
function ending(inspector: string | undefined, isOurs: boolean): string {
  const close = isOurs ? 'inspector.close();' : '';
  const attach = inspector === undefined ? '' : `${ATTACH}?.attach(${JSON.stringify(inspector)});`;
  return `((inspector) => void setImmediate(() => { ${close} ${attach} }))(require('node:inspector'))`;
}

function attachment(process: RunningProcess, outcome: unknown): Attachment {
  if (outcome === 'ready') return shown(process);
  if (outcome === 'already') return already(process);
  if (outcome === 'none') {
    return failed(
      l10n.t('{0} runs nothing of asyncio for TypeScript, or in its worker threads alone.', named(process)),
    );
  }
  return waiting(l10n.t('{0} is busy: it is shown as soon as it looks up.', named(process)));
}
