import type { ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { constants } from 'node:os';
import type { Coroutine } from '../coroutines/coroutine';
import { MethodCall } from '../coroutines/methodCall';
import { hooks, type WaitInfo } from '../hooks';
import type { EventLoop } from '../loop/loop';
import { asOSError, BrokenPipeError, ConnectionResetError, ProcessLookupError } from '../streams/osError';
import { StreamReader } from '../streams/streamReader';
import { StreamWriter } from '../streams/streamWriter';
import { Transport } from '../streams/transport';
import { Line } from '../sync/line';
import { Until } from '../sync/until';
import { gather } from '../tasks/gather';
import type { PIPE, SubprocessOptions } from './subprocess';

/** `T` if the options make this stream a pipe, `undefined` if not; either if that isn't known. */
export type Piped<O extends SubprocessOptions, K extends 'stdin' | 'stdout' | 'stderr', T> = K extends keyof O
  ? IfPipe<O[K], T>
  : undefined;

type IfPipe<S, T> = S extends typeof PIPE ? T : number extends S ? T | undefined : undefined;

/** What `communicate` gives: what came from `stdout`, and from `stderr`. */
export type Output<O extends SubprocessOptions> = [
  stdout: Piped<O, 'stdout', Buffer>,
  stderr: Piped<O, 'stderr', Buffer>,
];

const WAIT = { name: 'Process.wait' };

/**
 * A subprocess, made by {@link createSubprocessExec} or {@link createSubprocessShell}. It is killed if it is still
 * there when the loop is closed.
 *
 * @example
 * const main = coro(async function main() {
 *   const process: Process = await createSubprocessShell('exit 3');
 *   return [await process.wait(), process.returncode];
 * });
 * await run(main()) // → [3, 3]
 */
export class Process<
  // biome-ignore lint/suspicious/noExplicitAny: any process is a `Process`, whatever its streams are
  O extends SubprocessOptions = any,
> {
  readonly pid: number;
  /** Writes to its standard input, if that is a pipe. */
  readonly stdin: Piped<O, 'stdin', StreamWriter>;
  /** Reads its standard output, if that is a pipe. */
  readonly stdout: Piped<O, 'stdout', StreamReader>;
  /** Reads its standard error, if that is a pipe. */
  readonly stderr: Piped<O, 'stderr', StreamReader>;
  /** @internal */
  readonly _loop: EventLoop;
  /** @internal */
  readonly _program: string;
  /** @internal Where `wait` waits. */
  readonly _exiting = new Line();
  readonly #child: ChildProcess;
  readonly #closed: (() => void) | undefined;
  #returncode: number | undefined;
  /** What has to end before it is over: the process with its output, and its input. */
  #open = 1;

  /** @internal */
  constructor(child: ChildProcess, program: string, loop: EventLoop, limit: number | undefined) {
    this.#child = child;
    this._program = program;
    this._loop = loop;
    this.pid = child.pid!;
    this.stdin = this.#writer(child.stdin) as Piped<O, 'stdin', StreamWriter>;
    this.stdout = this.#reader(child.stdout, limit) as Piped<O, 'stdout', StreamReader>;
    this.stderr = this.#reader(child.stderr, limit) as Piped<O, 'stderr', StreamReader>;
    this.#closed = hooks?.opened(this, loop, () => `subprocess ${program}`);
    loop._adopt(this);
    child.unref();
    child.on('exit', (code, signal) => {
      this.#returncode = code ?? -constants.signals[signal!];
    });
    child.on('close', () => this.#ended());
    child.on('error', (error) => {
      // While `kill` is called: the signal is not allowed.
      throw asOSError(error);
    });
  }

  /** The exit code; -N: it was ended by signal N; `undefined`: it has not ended. */
  get returncode(): number | undefined {
    return this.#returncode;
  }

  /**
   * Waits until it has ended and its pipes are closed, and gives the exit code. Whoever waits without reading its pipes
   * may wait forever, as it does when they are full: {@link communicate} reads them.
   */
  wait(): Coroutine<number> {
    return new Wait(this);
  }

  /**
   * Writes `input` to `stdin` and closes it, reads `stdout` and `stderr` until their ends, and waits until it has
   * ended. What can't be written since it doesn't read any more is dropped.
   */
  communicate(input?: Uint8Array): Coroutine<Output<O>> {
    return new MethodCall('Process.communicate', async () => {
      const [, stdout, stderr] = await gather([
        this.#call('feed', () => this.#feed(input)),
        this.#call('read', () => readAll(this.stdout)),
        this.#call('read', () => readAll(this.stderr)),
      ]);
      await this.wait();
      return [stdout, stderr] as Output<O>;
    });
  }

  /**
   * Sends a signal. Throws {@link ProcessLookupError} if it is over and its pipes are closed, and
   * {@link PermissionError} if that is not allowed.
   */
  sendSignal(signal: NodeJS.Signals | number): void {
    if (this.#open === 0) throw new ProcessLookupError();
    this.#child.kill(signal);
  }

  /** Sends SIGTERM, as {@link sendSignal}. */
  terminate(): void {
    this.sendSignal('SIGTERM');
  }

  /** Sends SIGKILL, as {@link sendSignal}. */
  kill(): void {
    this.sendSignal('SIGKILL');
  }

  /** As CPython writes it: `<Process 4711>`. */
  toString(): string {
    return `<Process ${this.pid}>`;
  }

  /** @internal */
  _abandon(): void {
    this.kill();
  }

  #writer(pipe: unknown): StreamWriter | undefined {
    if (!pipe) return undefined;
    const { _loop: loop, _program: peer } = this;
    this.#open++;
    const onLost = () => this.#ended();
    return new StreamWriter(new Transport({ socket: pipe as Socket, loop, peer, onLost }));
  }

  #reader(pipe: unknown, limit: number | undefined): StreamReader | undefined {
    if (!pipe) return undefined;
    const { _loop: loop, _program: peer } = this;
    const reader = new StreamReader({ limit, loop });
    new Transport({ socket: pipe as Socket, loop, reader, peer });
    return reader;
  }

  #ended(): void {
    if (--this.#open > 0) return;
    this._exiting.wakeAll();
    this._loop._disown(this);
    this.#closed?.();
  }

  #call<T>(name: string, body: () => Promise<T>): Coroutine<T> {
    return new MethodCall(`Process.${name}`, body);
  }

  async #feed(input: Uint8Array | undefined): Promise<void> {
    const stdin: StreamWriter | undefined = this.stdin;
    if (!stdin) return;
    try {
      if (input) stdin.write(input);
      await stdin.drain();
    } catch (error) {
      if (!(error instanceof BrokenPipeError || error instanceof ConnectionResetError)) throw error;
    }
    stdin.close();
  }
}

async function readAll(reader: StreamReader | undefined): Promise<Buffer | undefined> {
  return await reader?.read();
}

class Wait extends Until<number> {
  readonly #process: Pick<Process, '_loop' | '_program' | '_exiting' | 'returncode'>;

  constructor(process: Pick<Process, '_loop' | '_program' | '_exiting' | 'returncode'>) {
    super(WAIT, process._loop, process._exiting);
    this.#process = process;
  }

  protected override _isReady(): boolean {
    return this.#process.returncode !== undefined;
  }

  protected override _result(): number {
    return this.#process.returncode!;
  }

  /** @internal */
  override _waitInfo(): WaitInfo {
    return { kind: 'subprocess', subject: this.#process._program };
  }
}
