import * as net from 'node:net';
import * as tls from 'node:tls';
import { Awaitable } from '../coroutines/awaitable';
import type { Coroutine } from '../coroutines/coroutine';
import { MethodCall } from '../coroutines/methodCall';
import { RuntimeError } from '../errors';
import { hooks, type WaitInfo } from '../hooks';
import { getRunningLoop } from '../loop/context';
import type { EventLoop } from '../loop/loop';
import { Line } from '../sync/line';
import { Until } from '../sync/until';
import { ensureFuture } from '../tasks/ensureFuture';
import { Future } from '../tasks/future';
import { connected, endsOf, inWords, type Streams } from './connection';
import { Emitted } from './emitted';
import { OSError } from './osError';
import type { StreamReader } from './streamReader';
import type { Address, StreamWriter } from './streamWriter';
import type { Transport } from './transport';

/**
 * Is given each connection. If it is a coroutine function (`coro`), it is run as a task. An exception goes to the
 * loop's exception handler, and the connection is closed. A plain function has to catch its own.
 */
export type ClientConnected = (reader: StreamReader, writer: StreamWriter) => unknown;

/** How {@link startServer} and {@link startUnixServer} listen. */
export interface ServerOptions {
  /** The longest line of a client, see {@link StreamReader}. Bytes; by default 65 536. */
  readonly limit?: number | undefined;
  /** Listens over TLS: what `tls.createServer` takes, such as `{ key, cert }`. */
  readonly ssl?: tls.TlsOptions | undefined;
  /** How many connections the system lets wait; by default 100. */
  readonly backlog?: number | undefined;
  /** Whether it listens at once; else {@link Server.startServing} does, and before there are no addresses. */
  readonly startServing?: boolean | undefined;
}

/** A socket that listens. */
export interface ServerSocket<A extends Address = Address> {
  /** Where it listens: host and port, or the path of a Unix socket. */
  getsockname(): A;
}

const WAIT_CLOSED = { name: 'Server.waitClosed' };

/** Places that don't exist on this machine, such as IPv6 without IPv6, are left out. */
const ABSENT = ['EADDRNOTAVAIL', 'EAFNOSUPPORT'];

/**
 * What {@link startServer} and {@link startUnixServer} give. It doesn't keep the program running; `serveForever` does.
 * With `await using` it is closed at the end of the block.
 *
 * @example
 * const main = coro(async function main() {
 *   const server: Server = await startServer((_reader, writer) => writer.close(), '127.0.0.1', 0);
 *   const before = server.isServing();
 *   server.close();
 *   await server.waitClosed();
 *   return [before, server.isServing()];
 * });
 * await run(main()) // → [true, false]
 */
export class Server<A extends Address = Address> {
  /** @internal */
  readonly _loop: EventLoop = getRunningLoop();
  /** @internal Where `waitClosed` waits. */
  readonly _closing = new Line();
  readonly #clientConnected: ClientConnected;
  readonly #places: readonly net.ListenOptions[];
  readonly #options: ServerOptions;
  readonly #clients = new Set<Transport>();
  #listeners: net.Server[] = [];
  #isServing = false;
  #isClosed = false;
  #serving: Future<never> | undefined;
  #closed: (() => void) | undefined;

  /** @internal */
  constructor(
    clientConnected: ClientConnected,
    places: readonly net.ListenOptions[],
    options: ServerOptions,
  ) {
    this.#clientConnected = clientConnected;
    this.#places = places;
    this.#options = options;
    this.#closed = hooks?.opened(this, this._loop, () => `server at ${this._places}`);
    this._loop._adopt(this);
  }

  /** The sockets on which it listens; none when it is closed. */
  get sockets(): ReadonlyArray<ServerSocket<A>> {
    return this.#listeners.map((listener) => ({ getsockname: () => addressOf(listener) as A }));
  }

  getLoop(): EventLoop {
    return this._loop;
  }

  isServing(): boolean {
    return this.#isServing;
  }

  /** Begins to listen, if it doesn't yet. Throws {@link RuntimeError} when it is closed, and an {@link OSError}. */
  startServing(): Coroutine<void> {
    return new MethodCall('Server.startServing', () => this.#startServing());
  }

  /**
   * Serves until it is cancelled, or closed, and throws {@link CancelledError} then, when all connections are closed.
   * Throws {@link RuntimeError} when it is closed before, or if a task is here already.
   */
  serveForever(): Coroutine<never> {
    return new MethodCall('Server.serveForever', () => this.#serveForever());
  }

  /** Stops listening. Connections stay; see {@link closeClients}. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#isServing = false;
    for (const listener of this.#listeners) listener.close();
    this.#listeners = [];
    this.#serving?.cancel();
    this._loop._disown(this);
    this.#closed?.();
    this.#checkDone();
  }

  /** Closes all connections, when all is sent. */
  closeClients(): void {
    for (const client of this.#clients) client.close();
  }

  /** Closes all connections at once. What is not sent yet is lost. */
  abortClients(): void {
    for (const client of this.#clients) client.abort();
  }

  /** Waits until it is closed, and all connections too. */
  waitClosed(): Coroutine<void> {
    return new Closed(this);
  }

  /** Closes it and waits for that. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.close();
    await this.waitClosed();
  }

  /** `<Server sockets=(127.0.0.1:8080)>` */
  toString(): string {
    return `<Server sockets=(${this._places})>`;
  }

  /**
   * Where it listens, in words.
   * @internal
   */
  get _places(): string {
    return this.sockets.map((socket) => inWords(socket.getsockname())).join(', ');
  }

  /** @internal */
  get _isDone(): boolean {
    return this.#isClosed && this.#clients.size === 0;
  }

  /** @internal */
  _abandon(): void {
    this.close();
  }

  async #startServing(): Promise<void> {
    this.#checkOpen();
    if (this.#isServing) return;
    this.#isServing = true;
    const absent: unknown[] = [];
    for (const place of this.#places) {
      try {
        await this.#listen(place);
      } catch (error) {
        if (!(error instanceof OSError && ABSENT.includes(error.code ?? ''))) throw this.#failed(error);
        absent.push(error);
      }
    }
    if (absent.length === this.#places.length) throw this.#failed(absent[0]);
  }

  async #listen(place: net.ListenOptions): Promise<void> {
    const { backlog = 100, ssl } = this.#options;
    const accept = (socket: net.Socket) => this.#accept(socket);
    // An end of one direction is not the end of the other.
    const options = { allowHalfOpen: true, noDelay: true };
    const listener = ssl
      ? tls.createServer({ ...ssl, ...options }, accept)
      : net.createServer(options, accept);
    const listening = new Emitted(this._loop, listener, 'listening', { kind: 'accept' });
    listener.unref();
    listener.listen({ ...place, backlog });
    this.#listeners.push(listener);
    try {
      await listening;
    } catch (error) {
      this.#listeners = this.#listeners.filter((one) => one !== listener);
      listener.close();
      throw error;
    }
    listener.on('error', (exception) => {
      this._loop.callExceptionHandler({ message: 'A connection could not be accepted', exception });
    });
  }

  #failed(error: unknown): unknown {
    this.close();
    return error;
  }

  #accept(socket: net.Socket): void {
    const { path } = this.#places[0]!;
    const ends = path === undefined ? endsOf(socket) : { peername: '', sockname: path };
    const connection = {
      socket,
      loop: this._loop,
      limit: this.#options.limit,
      ...ends,
      peer: inWords(path ?? ends.peername),
      isServer: true,
      onLost: (transport: Transport) => {
        this.#clients.delete(transport);
        this.#checkDone();
      },
    };
    const streams = this.#forMaker(() => connected(connection));
    this.#clients.add(streams[1].transport);
    const connectionMade = () => this.#connectionMade(streams);
    if (!this._loop.isClosed()) this._loop.callSoon(connectionMade);
  }

  #connectionMade([reader, writer]: Streams): void {
    const result = this.#clientConnected(reader, writer);
    if (!isAwaitable(result)) return;
    const future = this.#forMaker(() => ensureFuture(result, this._loop));
    future.addDoneCallback(() => {
      const failure = future._failure();
      if (!failure) return;
      if (!future.cancelled()) {
        const message = 'Unhandled exception in clientConnected';
        this._loop.callExceptionHandler({ message, exception: failure.error });
      }
      writer.close();
    });
  }

  /** Does by itself what a debug mode is to lay to whoever made this server. */
  #forMaker<T>(act: () => T): T {
    hooks?.actsFor(this);
    try {
      return act();
    } finally {
      hooks?.actsFor(undefined);
    }
  }

  async #serveForever(): Promise<never> {
    if (this.#serving) throw new RuntimeError(`server ${this} is already being awaited on serveForever()`);
    this.#checkOpen();
    await this.#startServing();
    this.#serving = new Serving(this);
    try {
      return await this.#serving;
    } catch (cancelled) {
      this.close();
      // If it is cancelled again while connections are open, the first time counts.
      await this.waitClosed().then(
        () => {},
        () => {},
      );
      throw cancelled;
    } finally {
      this.#serving = undefined;
    }
  }

  #checkOpen(): void {
    if (this.#isClosed) throw new RuntimeError(`server ${this} is closed`);
  }

  #checkDone(): void {
    if (this._isDone) this._closing.wakeAll();
  }
}

class Serving extends Future<never> {
  constructor(readonly server: Server) {
    super(server._loop);
  }

  /** @internal */
  override _waitInfo(): WaitInfo {
    return { kind: 'accept', subject: this.server._places };
  }
}

class Closed extends Until<void> {
  readonly #server: Server;

  constructor(server: Server) {
    super(WAIT_CLOSED, server._loop, server._closing);
    this.#server = server;
  }

  protected override _isReady(): boolean {
    return this.#server._isDone;
  }

  protected override _result(): void {}

  /** @internal */
  override _waitInfo(): WaitInfo {
    return { kind: 'accept', subject: this.#server._places };
  }
}

function addressOf(listener: net.Server): Address {
  const address = listener.address();
  if (address === null) return '';
  return typeof address === 'string' ? address : [address.address, address.port];
}

function isAwaitable(result: unknown): result is Awaitable<unknown> | PromiseLike<unknown> {
  return result instanceof Awaitable || result instanceof Promise;
}
