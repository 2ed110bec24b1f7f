/** Starts a program with an agent in it and collects all that the agent says: the tests' stand-in for the inspector. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import net from 'node:net';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { formatAddress } from '../../runtime/protocol/address';
import {
  decodeControl,
  decodeRecords,
  encodeControl,
  FRAME_CONTROL,
  FrameReader,
} from '../../runtime/protocol/frames';
import {
  DEFAULT_SETTINGS,
  type Hello,
  INSPECTOR_VARIABLE,
  PROTOCOL_VERSION,
  type RawFrame,
  type Settings,
  type ToAgent,
} from '../../runtime/protocol/messages';
import type { AnyRecord, RecordName, RecordOf } from '../../runtime/protocol/records';

export const TOKEN = 'ab'.repeat(32);

/** What one process said. */
export class Conversation {
  hello: Hello | undefined;
  readonly records: AnyRecord[] = [];
  readonly strings = new Map<number, string>();
  readonly stacks = new Map<number, readonly RawFrame[]>();
  readonly sourceMaps = new Map<string, unknown>();
  readonly replies = new Map<number, string | undefined>();
  saidBye = false;
  isClosed = false;
  constructor(readonly socket: net.Socket) {}

  all<N extends RecordName>(type: N): RecordOf<N>[] {
    return this.records.filter((record): record is RecordOf<N> & AnyRecord => record.type === type);
  }

  text(id: number): string {
    if (id < 0) return `Task-${-id}`;
    return id === 0 ? '' : (this.strings.get(id) ?? `<string ${id} was never sent>`);
  }

  /** The stack as `file.py:12 function` lines, innermost first. */
  stack(id: number): string[] {
    const frames = this.stacks.get(id) ?? [];
    return frames.map(([file, line, , name]) => `${path.basename(file)}:${line} ${name}`);
  }

  send(message: ToAgent): void {
    this.socket.write(encodeControl(message));
  }
}

export interface ListenerOptions {
  readonly slowCallbackMs?: number;
  readonly level?: Settings['level'];
  /** What watching may cost; without end if absent. */
  readonly budget?: number;
  readonly answer?: (hello: Hello) => ToAgent;
}

/** Listens on a unix socket as the inspector does, and believes everything. */
export class Listener {
  readonly conversations: Conversation[] = [];
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'loopscope-test-'));
  readonly #server: net.Server;
  readonly #options: ListenerOptions;
  #wake: Array<() => void> = [];

  constructor(options: ListenerOptions = {}) {
    this.#options = options;
    this.#server = net.createServer((socket) => this.#accept(socket));
    this.#server.listen(path.join(this.#folder, 's'));
  }

  get env(): NodeJS.ProcessEnv {
    const address = formatAddress({ kind: 'unix', path: path.join(this.#folder, 's'), token: TOKEN });
    return { [INSPECTOR_VARIABLE]: address };
  }

  /** Waits until `probe` gives a truthy value; asked again whenever something arrives. */
  async until<T>(
    probe: () => T | undefined | false,
    what = 'the awaited records',
    timeoutMs = 30_000,
  ): Promise<T> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const value = probe();
      if (value) return value;
      const left = deadline - Date.now();
      if (left <= 0) throw new Error(`${what} did not arrive`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(left, 200));
        this.#wake.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  close(): void {
    for (const { socket } of this.conversations) socket.destroy();
    this.#server.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #accept(socket: net.Socket): void {
    const conversation = new Conversation(socket);
    const reader = new FrameReader();
    this.conversations.push(conversation);
    socket.on('data', (chunk) => {
      for (const frame of reader.push(chunk)) {
        if (frame.kind === FRAME_CONTROL) this.#control(conversation, decodeControl(frame.payload));
        else conversation.records.push(...decodeRecords(frame.payload));
      }
      this.#notify();
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      conversation.isClosed = true;
      this.#notify();
    });
  }

  #control(conversation: Conversation, message: { type: string } & Record<string, unknown>): void {
    if (message.type === 'hello') {
      conversation.hello = message as unknown as Hello;
      const { slowCallbackMs = DEFAULT_SETTINGS.slowCallbackMs, level, budget = 1000 } = this.#options;
      const settings = { slowCallbackMs, ...(level !== undefined && { level }), budget };
      conversation.send(
        this.#options.answer?.(conversation.hello) ?? {
          type: 'welcome',
          version: PROTOCOL_VERSION,
          settings,
        },
      );
    } else if (message.type === 'strings') {
      for (const [id, text] of message.entries as [number, string][]) conversation.strings.set(id, text);
    } else if (message.type === 'stacks') {
      for (const [id, frames] of message.entries as [number, RawFrame[]][])
        conversation.stacks.set(id, frames);
    } else if (message.type === 'sourceMap') {
      conversation.sourceMaps.set(message.file as string, message.map);
    } else if (message.type === 'reply') {
      conversation.replies.set(message.id as number, message.error as string | undefined);
    } else if (message.type === 'bye') conversation.saidBye = true;
  }

  #notify(): void {
    const wake = this.#wake;
    this.#wake = [];
    for (const resolve of wake) resolve();
  }
}

/** A program that was started, with what it printed. */
export interface Run {
  readonly child: ChildProcess;
  /** Waits until all that it printed so far, however it came in pieces, has this. Throws if it ends without. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  readonly exited: Promise<{
    code: number | null;
    signal: NodeJS.Signals | null;
    stdout: string;
    stderr: string;
  }>;
}

/** Starts a command and gathers its output. */
export function start(command: string, args: readonly string[], env: NodeJS.ProcessEnv, cwd?: string): Run {
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    cwd,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const exited = new Promise<Awaited<Run['exited']>>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  const says = async (pattern: RegExp) => {
    const find = () => pattern.exec(stdout) ?? pattern.exec(stderr);
    const found = new Promise<RegExpExecArray>((resolve) => {
      const look = () => {
        const match = find();
        if (match) resolve(match);
      };
      look();
      for (const stream of [child.stdout, child.stderr]) stream.on('data', look);
    });
    const said = await Promise.race([found, exited]);
    if ('code' in said)
      throw new Error(
        `It ended (${said.code ?? said.signal}) and never said ${pattern}:\n${stdout}${stderr}`,
      );
    return said;
  };
  return { child, exited, says };
}

/** The folders of the Pythons that pyenv keeps. */
export function keptByPyenv(): string[] {
  const versions = path.join(process.env.PYENV_ROOT ?? path.join(homedir(), '.pyenv'), 'versions');
  return existsSync(versions) ? readdirSync(versions).map((name) => path.join(versions, name)) : [];
}

/** The CPythons of this machine, newest last, as `[version, executable]`: those on PATH, and those that pyenv keeps. */
export function findPythons(): Array<readonly [version: string, executable: string]> {
  const kept = keptByPyenv().map((folder) => path.join(folder, 'bin/python3'));
  const onPath = [8, 9, 10, 11, 12, 13, 14, 15].map((minor) => `python3.${minor}`);
  const candidates = [...kept, ...onPath];
  const found = new Map<string, string>();
  for (const candidate of [...candidates, 'python3']) {
    const probe = spawnSync(
      candidate,
      [
        '-c',
        'import sys; print("%d.%d" % sys.version_info[:2]); print(sys.executable); print(getattr(sys.flags, "gil", 1))',
      ],
      {
        encoding: 'utf8',
      },
    );
    const [version, executable, lock] = probe.status === 0 ? probe.stdout.trim().split('\n') : [];
    if (version && executable && lock === '1' && !found.has(version)) found.set(version, executable);
  }
  const isSupported = ([version]: readonly [string, string]) => Number(version.split('.')[1]) >= 8;
  return [...found].filter(isSupported).sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
}
