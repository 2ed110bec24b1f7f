import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { RuntimeError } from '../errors';
import type { EventLoop } from '../loop/loop';
import { Line } from '../sync/line';
import { asOSError, type OSError } from './osError';
import type { StreamReader } from './streamReader';

/** More bytes than these, waiting to be sent, make `drain` wait. */
const HIGH_WATER = 2 ** 16;

/** What a transport is made of. */
export interface TransportParts {
  readonly socket: Socket;
  readonly loop: EventLoop;
  /** Who is fed with what comes; none for what is only written. */
  readonly reader?: StreamReader | undefined;
  /** What the panel calls the other end. */
  readonly peer: string;
  /** Called when it is about to be closed, but not where the loop closes over it. */
  readonly onClosing?: (() => void) | undefined;
  /** Called when it is closed for good. */
  readonly onLost?: (() => void) | undefined;
}

/**
 * What is under a reader and a writer: a socket or a pipe of Node. It never keeps the process alive, the loop does
 * that; when the loop is closed, it is closed too.
 */
export class Transport {
  /** @internal */
  readonly _loop: EventLoop;
  /** @internal */
  readonly _reader: StreamReader | undefined;
  /** @internal */
  readonly _peer: string;
  /** @internal Where `drain` waits. */
  readonly _draining = new Line();
  /** @internal Where `waitClosed` waits. */
  readonly _closing = new Line();
  readonly #onClosing: (() => void) | undefined;
  readonly #onLost: (() => void) | undefined;
  readonly #listeners = {
    data: (chunk: Buffer) => this.#received(chunk),
    end: () => this.#ended(),
    drain: () => this.#sent(),
    close: () => this.#lost(),
  };
  #socket: Socket;
  #isReading = true;
  #isFull = false;
  #isEofWritten = false;
  #isClosing = false;
  #isLost = false;
  #error: OSError | undefined;

  /** @internal */
  constructor({ socket, loop, reader, peer, onClosing, onLost }: TransportParts) {
    this.#socket = socket;
    this._loop = loop;
    this._reader = reader;
    this._peer = peer;
    this.#onClosing = onClosing;
    this.#onLost = onLost;
    this.#listen();
    reader?._setTransport(this);
    loop._adopt(this);
  }

  /** Node's socket. To read or write by it in parallel mixes up the stream. */
  get socket(): Socket {
    return this.#socket;
  }

  /** Whether it is closed, or about to be. */
  isClosing(): boolean {
    return this.#isClosing;
  }

  /** Whether it takes what comes. */
  isReading(): boolean {
    return this.#isReading && !this.#isClosing;
  }

  /** Takes no more of what comes. When the buffers of the system are full, the peer has to wait. */
  pauseReading(): void {
    if (!this.isReading()) return;
    this.#isReading = false;
    this.#socket.pause();
  }

  /** Takes back {@link pauseReading}. */
  resumeReading(): void {
    if (this.#isReading || this.#isClosing) return;
    this.#isReading = true;
    this.#socket.resume();
  }

  /** How many bytes wait to be sent. */
  getWriteBufferSize(): number {
    return this.#socket.writableLength;
  }

  /** See {@link StreamWriter.write}. */
  write(data: Uint8Array): void {
    if (!(data instanceof Uint8Array)) {
      throw new TypeError(`data argument must be a bytes-like object, not '${typeof data}'`);
    }
    if (this.#isEofWritten) throw new RuntimeError('Cannot call write() after writeEof()');
    if (this.#isClosing || data.length === 0) return;
    if (!this.#socket.write(data)) this.#checkFull();
  }

  /** See {@link StreamWriter.writelines}. */
  writelines(list: Iterable<Uint8Array>): void {
    if (this.#isEofWritten) throw new RuntimeError('Cannot call writelines() after writeEof()');
    this.#socket.cork();
    try {
      for (const data of list) this.write(data);
    } finally {
      this.#socket.uncork();
      this.#checkFull();
    }
  }

  /** Whether {@link writeEof} can be called: not over TLS. */
  canWriteEof(): boolean {
    return !this.#isTls();
  }

  /** See {@link StreamWriter.writeEof}. */
  writeEof(): void {
    if (this.#isTls()) throw new RuntimeError('writeEof() is not supported over TLS');
    if (this.#isEofWritten || this.#isClosing) return;
    this.#isEofWritten = true;
    this.#socket.end();
  }

  /** Closes it when all is sent. What comes from now on is dropped. */
  close(): void {
    if (this.#isClosing) return;
    this.#beginClosing();
    this.#socket.destroySoon();
  }

  /** Closes it at once. What is not sent yet is lost. */
  abort(): void {
    this.#beginClosing();
    this.#socket.destroy();
  }

  /**
   * Whether so much waits to be sent that `drain` waits.
   * @internal
   */
  get _isFull(): boolean {
    return this.#isFull;
  }

  /** @internal */
  get _isLost(): boolean {
    return this.#isLost;
  }

  /**
   * Why it was lost, if it was not closed.
   * @internal
   */
  get _error(): OSError | undefined {
    return this.#error;
  }

  /**
   * Goes on with a socket that is made of the one it has.
   * @internal
   */
  _replaceSocket(socket: Socket): void {
    this.#socket = socket;
    this.#listen();
  }

  /**
   * Leaves the socket to the one that is made of it.
   * @internal
   */
  _releaseSocket(): Socket {
    for (const [event, listener] of Object.entries(this.#listeners)) this.#socket.off(event, listener);
    return this.#socket;
  }

  /** @internal */
  _abandon(): void {
    this.#isClosing = true;
    this.#socket.destroy();
  }

  #beginClosing(): void {
    if (this.#isClosing) return;
    this.#isClosing = true;
    this.#onClosing?.();
  }

  #listen(): void {
    this.#socket.unref();
    this.#socket.on('error', (error) => this.#failed(error));
    const { data, end, drain, close } = this.#listeners;
    this.#socket.on('drain', drain).on('close', close);
    if (this._reader) this.#socket.on('data', data).on('end', end);
    // It may have ended since it was connected.
    if (this.#socket.errored) this.#failed(this.#socket.errored);
    if (this.#socket.closed) this._loop._callSoon(close, undefined);
  }

  #received(chunk: Buffer): void {
    if (!this.#isClosing) this._reader!.feedData(chunk);
  }

  #ended(): void {
    this._reader!.feedEof();
    if (this.#isTls()) this.close();
  }

  #failed(error: Error): void {
    this.#error ??= asOSError(error);
    this.#beginClosing();
  }

  #lost(): void {
    this.#beginClosing();
    this.#isLost = true;
    if (this.#error) this._reader?.setException(this.#error);
    else this._reader?.feedEof();
    this._draining.wakeAll();
    this._closing.wakeAll();
    this._loop._disown(this);
    this.#onLost?.();
  }

  #checkFull(): void {
    if (this.#socket.writableLength > HIGH_WATER) this.#isFull = true;
  }

  /** Node tells when nothing is left to be sent; CPython's tells at a quarter of the mark. */
  #sent(): void {
    this.#isFull = false;
    this._draining.wakeAll();
  }

  #isTls(): boolean {
    return this.#socket instanceof TLSSocket;
  }
}
