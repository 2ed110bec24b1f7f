import type { Socket } from 'node:net';
import {
  type CipherNameAndProtocol,
  type ConnectionOptions,
  connect,
  type PeerCertificate,
  TLSSocket,
} from 'node:tls';
import type { Coroutine } from '../coroutines/coroutine';
import { MethodCall } from '../coroutines/methodCall';
import type { WaitInfo } from '../hooks';
import { Until } from '../sync/until';
import { Emitted } from './emitted';
import { ConnectionResetError } from './osError';
import type { Transport } from './transport';

/** One end of a connection: host and port, or the path of a Unix socket, which may be empty. */
export type Address = readonly [host: string, port: number] | string;

/** What {@link StreamWriter.getExtraInfo} knows, under CPython's names. */
export interface ExtraInfo {
  /** The other end of a connection. */
  readonly peername: Address;
  /** This end of a connection. */
  readonly sockname: Address;
  readonly socket: Socket;
  /** Node's socket for TLS, if it is one. */
  readonly ssl_object: TLSSocket;
  /** The certificate of the other end; empty if it has none. */
  readonly peercert: PeerCertificate;
  readonly cipher: CipherNameAndProtocol;
}

const DRAIN = { name: 'StreamWriter.drain' };
const WAIT_CLOSED = { name: 'StreamWriter.waitClosed' };

/**
 * Writes to a connection, or to a subprocess. What is written is sent in the background, as soon as possible; `drain`
 * keeps a writer from being faster than its connection.
 *
 * When the connection fails, what is written is dropped, and `drain`, `waitClosed` and the reader throw an
 * {@link OSError}: {@link ConnectionResetError} for `ECONNRESET`, {@link BrokenPipeError} for `EPIPE`. Node's error
 * code is its `code`.
 *
 * @example
 * const answer = coro(async function answer(reader: StreamReader, writer: StreamWriter) {
 *   writer.write(Buffer.from(`Hello, ${await reader.readline()}`));
 *   await writer.drain();
 *   writer.close();
 *   await writer.waitClosed();
 * });
 * const main = coro(async function main() {
 *   const server = await startServer(answer, '127.0.0.1', 0);
 *   const [reader, writer] = await openConnection(...server.sockets[0]!.getsockname());
 *   writer.write(Buffer.from('Ada\n'));
 *   const greeting = await reader.read();
 *   writer.close();
 *   await writer.waitClosed();
 *   server.close();
 *   return greeting.toString();
 * });
 * await run(main()) // → 'Hello, Ada\n'
 */
export class StreamWriter {
  /** What is under it. */
  readonly transport: Transport;
  readonly #extra: Partial<ExtraInfo>;
  readonly #isServer: boolean;

  /** @internal */
  constructor(transport: Transport, extra: Partial<ExtraInfo> = {}, isServer = false) {
    this.transport = transport;
    this.#extra = extra;
    this.#isServer = isServer;
  }

  /**
   * Sends bytes, which must not be changed until they are sent. Dropped, if it is closing. Throws a `TypeError` if it
   * is given something else, and a {@link RuntimeError} after {@link writeEof}.
   */
  write(data: Uint8Array): void {
    this.transport.write(data);
  }

  /** Sends several pieces at once. No newlines are added. Throws as {@link write} does. */
  writelines(list: Iterable<Uint8Array>): void {
    this.transport.writelines(list);
  }

  /** Waits, if more than 65 536 bytes wait to be sent, until all are. Throws if the connection has failed or is over. */
  drain(): Coroutine<void> {
    return new Drain(this.transport);
  }

  /** Whether {@link writeEof} can be called: not over TLS. */
  canWriteEof(): boolean {
    return this.transport.canWriteEof();
  }

  /** Tells the other end that no more comes. It can still send. Throws {@link RuntimeError} over TLS. */
  writeEof(): void {
    this.transport.writeEof();
  }

  /** Closes the connection when all is sent. */
  close(): void {
    this.transport.close();
  }

  /** Whether it is closed, or about to be. */
  isClosing(): boolean {
    return this.transport.isClosing();
  }

  /** Waits until it is closed. Throws if the connection has failed. */
  waitClosed(): Coroutine<void> {
    return new Closed(this.transport);
  }

  /** Something about the connection; `fallback` where that isn't known. */
  getExtraInfo<K extends keyof ExtraInfo>(name: K): ExtraInfo[K] | undefined;
  getExtraInfo<K extends keyof ExtraInfo, F>(name: K, fallback: F): ExtraInfo[K] | F;
  getExtraInfo(name: keyof ExtraInfo, fallback?: unknown): unknown {
    const { socket } = this.transport;
    const tls = socket instanceof TLSSocket ? socket : undefined;
    switch (name) {
      case 'socket':
        return socket;
      case 'ssl_object':
        return tls ?? fallback;
      case 'peercert':
        return tls?.getPeerCertificate() ?? fallback;
      case 'cipher':
        return tls?.getCipher() ?? fallback;
      default:
        return this.#extra[name] ?? fallback;
    }
  }

  /**
   * Goes on over TLS. The client gives what `tls.connect` takes, such as `{ servername, ca }`; the server what
   * `tls.createServer` does, such as `{ key, cert }`. Nothing that belongs to TLS may have been read before.
   */
  startTls(options: ConnectionOptions): Coroutine<void> {
    return new MethodCall('StreamWriter.startTls', () => this.#startTls(options));
  }

  async #startTls(options: ConnectionOptions): Promise<void> {
    const { transport } = this;
    await this.drain();
    const socket = transport._releaseSocket();
    const tls = this.#isServer
      ? new TLSSocket(socket, { ...options, isServer: true })
      : connect({ ...options, socket });
    transport._replaceSocket(tls);
    const event = this.#isServer ? 'secure' : 'secureConnect';
    try {
      await new Emitted(transport._loop, tls, event, { kind: 'connect', subject: transport._peer });
    } catch (error) {
      transport.abort();
      throw error;
    }
  }
}

class Drain extends Until<void> {
  readonly #transport: Transport;
  #hasWaited = false;

  constructor(transport: Transport) {
    super(DRAIN, transport._loop, transport._draining);
    this.#transport = transport;
  }

  protected override _start(): void {
    const transport = this.#transport;
    const exception = transport._reader?.exception();
    if (exception) throw exception;
    if (transport.isClosing()) {
      // A turn for the loop: else `write` and `drain` over and over would never come to know that it is lost.
      this._wait(this, transport._draining);
      this._wake();
    } else {
      super._start();
    }
  }

  protected override _isReady(): boolean {
    const { _isLost: isLost, _isFull: isFull, _error: error } = this.#transport;
    if (!isLost) return !isFull;
    if (!this.#hasWaited) throw new ConnectionResetError('Connection lost');
    if (error) throw error;
    return true;
  }

  protected override _result(): void {}

  protected override _block(): void {
    this.#hasWaited = true;
  }

  /** @internal */
  override _waitInfo(): WaitInfo {
    return { kind: 'socketWrite', subject: this.#transport._peer };
  }
}

class Closed extends Until<void> {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    super(WAIT_CLOSED, transport._loop, transport._closing);
    this.#transport = transport;
  }

  protected override _isReady(): boolean {
    if (!this.#transport._isLost) return false;
    if (this.#transport._error) throw this.#transport._error;
    return true;
  }

  protected override _result(): void {}

  /** @internal */
  override _waitInfo(): WaitInfo {
    return { kind: 'socketWrite', subject: this.#transport._peer };
  }
}
