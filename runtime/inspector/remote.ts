/** The inspector as its owner sees it: a thread or a process behind typed calls. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { Worker } from 'node:worker_threads';
import * as l10n from '@vscode/l10n';
import { type BirpcReturn, createBirpc } from 'birpc';
import { parseAddress } from '../protocol/address';
import type { InspectorCalls, OwnerCalls } from './calls';
import { type Channel, socketChannel, threadChannel } from './channel';

/** An inspector's process that has not said a word by then is none. Milliseconds. */
const ANSWER_MS = 10_000;

export interface RemoteInspector {
  readonly calls: BirpcReturn<InspectorCalls, OwnerCalls>;
  /** Settles when it can be reached no more, for whatever reason. */
  readonly ended: Promise<unknown>;
  /** Leaves it: a thread ends with that, a process waits for the next owner. The programs go on without it. */
  close(): Promise<void>;
}

/**
 * Starts an inspector's thread. `script` is the bundle of `worker.ts`.
 * When the thread ends by itself, which is a fault of ours, `owner.log` is told.
 */
export function startInspector(script: string, owner: OwnerCalls): RemoteInspector {
  const worker = new Worker(script);
  const calls = callsOver(threadChannel(worker), owner);
  worker.on('error', (error) => owner.log(`The inspector stopped: ${error.stack ?? error.message}`));
  const ended = new Promise((resolve) => worker.on('exit', resolve)).then(() => calls.$close());
  return {
    calls,
    ended,
    async close() {
      await calls.close().catch(() => {});
      await worker.terminate();
    },
  };
}

/**
 * Starts an inspector's process, which ends when it has had no owner for `graceMs`.
 * Returns where it can be reached from now on; see {@link connectToDaemon}.
 */
export async function startDaemon(script: string, graceMs: number): Promise<string> {
  // What the editor was started with is not for it: an agent, say.
  const { NODE_OPTIONS: _, ...env } = process.env;
  const daemon = spawn(process.execPath, [script, String(graceMs)], {
    // Elsewhere, so that the folder of the workspace can be deleted.
    cwd: tmpdir(),
    detached: true,
    env: { ...env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'pipe', 'ignore'],
    windowsHide: true,
  });
  daemon.unref();
  const ended = once(daemon, 'exit').then(([code]) => {
    throw new Error(l10n.t('The inspector did not start: it ended with {0}.', code));
  });
  const [address] = await Promise.race([once(daemon.stdout, 'data'), ended]);
  daemon.stdout.destroy();
  ended.catch(() => {});
  return String(address);
}

/**
 * Makes `owner` the owner of the process at `address`; another one loses it.
 * @throws when there is no such process any more
 */
export function connectToDaemon(address: string, owner: OwnerCalls): Promise<RemoteInspector> {
  const place = parseAddress(address);
  if (!place) throw new Error('This is no address of an inspector.');
  const socket = net.connect(place);
  const channel = socketChannel(socket);
  channel.post({ type: 'owner', token: place.token });
  const calls = callsOver(channel, owner);
  const ended = new Promise((resolve) => socket.on('close', resolve)).then(() => calls.$close());
  const close = async () => void socket.destroy();
  return new Promise((resolve, reject) => {
    socket.setTimeout(ANSWER_MS, () => socket.destroy());
    socket.once('data', () => {
      socket.setTimeout(0);
      resolve({ calls, ended, close });
    });
    socket.once('close', () => reject(new Error(l10n.t('The inspector has ended.'))));
  });
}

function callsOver(channel: Channel, owner: OwnerCalls): RemoteInspector['calls'] {
  return createBirpc<InspectorCalls, OwnerCalls>(owner, {
    post: (message) => channel.post(message),
    on: (receive) => channel.on(receive),
  });
}
