import type { Coroutine } from '../coroutines/coroutine';
import { IncompleteReadError, LimitOverrunError, RuntimeError } from '../errors';
import type { WaitInfo } from '../hooks';
import { getRunningLoop } from '../loop/context';
import type { EventLoop } from '../loop/loop';
import { Line } from '../sync/line';
import { Until } from '../sync/until';
import { ByteBuffer } from './byteBuffer';
import type { Transport } from './transport';

/** How a {@link StreamReader} is made. */
export interface StreamReaderOptions {
  /** The longest line, and half of what it buffers before it stops its connection. Bytes; by default 65 536. */
  readonly limit?: number | undefined;
  /** By default the one that runs. */
  readonly loop?: EventLoop | undefined;
}

const DEFAULT_LIMIT = 2 ** 16;
const NEWLINE = Buffer.from('\n');
const LINES = [NEWLINE];

const READ = { name: 'StreamReader.read' };
const READLINE = { name: 'StreamReader.readline' };
const READEXACTLY = { name: 'StreamReader.readexactly' };
const READUNTIL = { name: 'StreamReader.readuntil' };

/**
 * Reads what a connection or a subprocess sends. One task at a time reads; a cancelled `read(n)`, `readline`,
 * `readexactly` or `readuntil` has taken nothing. What they give is theirs, but it shares memory with what came
 * together with it: keep a small piece of it for long as `Buffer.from(piece)`.
 *
 * `for await (const line of reader)` reads lines until the end. After the connection has failed, every read throws
 * its error.
 *
 * @example
 * const main = coro(async function main() {
 *   const reader = new StreamReader();
 *   reader.feedData(Buffer.from('GET /\nHost: here\n\nbody'));
 *   reader.feedEof();
 *   const request = await reader.readline();
 *   const headers = await reader.readuntil(Buffer.from('\n\n'));
 *   const four = await reader.readexactly(4);
 *   return [request, headers, four, reader.atEof()].join('|');
 * });
 * await run(main()) // → 'GET /\n|Host: here\n\n|body|true'
 */
export class StreamReader {
  /** @internal */
  readonly _buffer = new ByteBuffer();
  /** @internal */
  readonly _line = new Line();
  /** @internal */
  readonly _loop: EventLoop;
  /** @internal */
  readonly _limit: number;
  #transport: Transport | undefined;
  #isPaused = false;
  #isEof = false;
  #exception: Error | undefined;

  /** Throws a `RangeError` if the limit is 0 or less. */
  constructor({ limit = DEFAULT_LIMIT, loop = getRunningLoop() }: StreamReaderOptions = {}) {
    if (limit <= 0) throw new RangeError('Limit cannot be <= 0');
    this._limit = limit;
    this._loop = loop;
  }

  /**
   * Reads what is there, at most `n` bytes; waits for the first one. Without `n` it reads until the end. Nothing:
   * the end was reached. Cancelled while it reads until the end, it drops what it has read.
   */
  read(n = -1): Coroutine<Buffer> {
    return n < 0 ? new ReadAll(this) : new ReadSome(this, n);
  }

  /**
   * Reads a line, with its `\n`; the last one may be without. Nothing: the end was reached. Throws a `RangeError`
   * (Python's ValueError) if it is longer than the limit; the line is skipped, or what there is of it.
   */
  readline(): Coroutine<Buffer> {
    return new ReadLine(this);
  }

  /** Reads `n` bytes. Throws {@link IncompleteReadError} if the end comes before, and a `RangeError` if `n` < 0. */
  readexactly(n: number): Coroutine<Buffer> {
    return new ReadExactly(this, n);
  }

  /**
   * Reads until `separator`, and includes it. Of several the one that ends first counts. Throws
   * {@link IncompleteReadError} if the end comes before; {@link LimitOverrunError} if there are more bytes before it
   * than the limit, and leaves them to be read otherwise; a `RangeError` if a separator is empty, or none is given.
   */
  readuntil(separator: Uint8Array | readonly Uint8Array[] = NEWLINE): Coroutine<Buffer> {
    return new ReadUntil(this, separator instanceof Uint8Array ? [separator] : separator);
  }

  /** Whether all was read, to the end. */
  atEof(): boolean {
    return this.#isEof && this._buffer.length === 0;
  }

  /** Why the connection failed, if it did. */
  exception(): Error | undefined {
    return this.#exception;
  }

  /** For those who feed it: it has failed. */
  setException(exception: Error): void {
    this.#exception = exception;
    this._line.wakeFirst();
  }

  /** For those who feed it: this has come. It is not copied. Throws {@link RuntimeError} after {@link feedEof}. */
  feedData(data: Uint8Array): void {
    if (this.#isEof) throw new RuntimeError('feedData after feedEof');
    if (data.length === 0) return;
    this._buffer.push(data);
    this._line.wakeFirst();
    if (this.#transport && !this.#isPaused && this._buffer.length > 2 * this._limit) {
      this.#isPaused = true;
      this.#transport.pauseReading();
    }
  }

  /** For those who feed it: no more comes. */
  feedEof(): void {
    this.#isEof = true;
    this._line.wakeFirst();
  }

  /** The lines to come. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer, void, undefined> {
    for (let line = await this.readline(); line.length > 0; line = await this.readline()) yield line;
  }

  /** As CPython writes it: `<StreamReader 5 bytes eof>`. */
  toString(): string {
    const { length } = this._buffer;
    const parts = [
      'StreamReader',
      length > 0 && `${length} bytes`,
      this.#isEof && 'eof',
      this._limit !== DEFAULT_LIMIT && `limit=${this._limit}`,
      this.#exception && `exception=${this.#exception}`,
      this.#isPaused && 'paused',
    ];
    return `<${parts.filter(Boolean).join(' ')}>`;
  }

  /** @internal */
  _setTransport(transport: Transport): void {
    this.#transport = transport;
  }

  /** @internal */
  get _isEof(): boolean {
    return this.#isEof;
  }

  /** @internal */
  get _peer(): string | undefined {
    return this.#transport?._peer;
  }

  /** @internal */
  _take(size: number): Buffer {
    const taken = this._buffer.take(size);
    if (this._buffer.length <= this._limit) this._resume();
    return taken;
  }

  /** @internal */
  _resume(): void {
    if (!this.#isPaused) return;
    this.#isPaused = false;
    this.#transport!.resumeReading();
  }
}

abstract class Reading extends Until<Buffer> {
  protected readonly _reader: StreamReader;
  readonly #method: string;

  /** @param method as it is called when somebody else waits already */
  constructor(reader: StreamReader, named: { readonly name: string }, method: string) {
    super(named, reader._loop, reader._line);
    this._reader = reader;
    this.#method = method;
  }

  protected override _start(): void {
    this.#throwException();
    super._start();
  }

  protected override _block(): void {
    this.#throwException();
    if (this._reader._line.size > 0) {
      throw new RuntimeError(
        `${this.#method}() called while another coroutine is already waiting for incoming data`,
      );
    }
    // It wants more than the limit: to wait for it while the connection is stopped would take forever.
    this._reader._resume();
  }

  #throwException(): void {
    const exception = this._reader.exception();
    if (exception) throw exception;
  }

  /** @internal */
  override _waitInfo(): WaitInfo {
    return { kind: 'socketRead', subject: this._reader._peer };
  }
}

class ReadSome extends Reading {
  readonly #size: number;

  constructor(reader: StreamReader, size: number) {
    super(reader, READ, 'read');
    this.#size = size;
  }

  protected override _isReady(): boolean {
    return this.#size === 0 || this._reader._buffer.length > 0 || this._reader._isEof;
  }

  protected override _result(): Buffer {
    return this._reader._take(this.#size);
  }
}

class ReadAll extends Reading {
  readonly #blocks: Buffer[] = [];

  constructor(reader: StreamReader) {
    super(reader, READ, 'read');
  }

  protected override _isReady(): boolean {
    const { length } = this._reader._buffer;
    if (length > 0) this.#blocks.push(this._reader._take(length));
    return this._reader._isEof;
  }

  protected override _result(): Buffer {
    return this.#blocks.length === 1 ? this.#blocks[0]! : Buffer.concat(this.#blocks);
  }
}

class ReadExactly extends Reading {
  readonly #size: number;

  constructor(reader: StreamReader, size: number) {
    super(reader, READEXACTLY, 'readexactly');
    this.#size = size;
  }

  protected override _start(): void {
    if (this.#size < 0) throw new RangeError('readexactly size can not be less than zero');
    super._start();
  }

  protected override _isReady(): boolean {
    const { length } = this._reader._buffer;
    if (length >= this.#size) return true;
    if (this._reader._isEof) throw new IncompleteReadError(this._reader._take(length), this.#size);
    return false;
  }

  protected override _result(): Buffer {
    return this._reader._take(this.#size);
  }
}

class ReadUntil extends Reading {
  readonly #separators: readonly Uint8Array[];
  /** In no byte before this one a separator begins. */
  #searched = 0;
  #end = 0;

  constructor(reader: StreamReader, separators: readonly Uint8Array[], named = READUNTIL) {
    super(reader, named, 'readuntil');
    this.#separators = separators;
  }

  protected override _start(): void {
    if (this.#separators.length === 0) {
      throw new RangeError('Separator should contain at least one element');
    }
    if (this.#separators.some(({ length }) => length === 0)) {
      throw new RangeError('Separator should be at least one-byte string');
    }
    super._start();
  }

  protected override _isReady(): boolean {
    if (this.#find()) return true;
    if (!this._reader._isEof) return false;
    throw new IncompleteReadError(this._reader._take(this._reader._buffer.length), undefined);
  }

  protected override _result(): Buffer {
    return this._reader._take(this.#end);
  }

  #find(): boolean {
    const { _buffer: buffer, _limit: limit } = this._reader;
    let start = -1;
    let longest = 0;
    for (const separator of this.#separators) {
      const at = buffer.indexOf(separator, this.#searched);
      const end = at + separator.length;
      // Of two that end together the shorter one counts.
      if (at !== -1 && (start === -1 || end < this.#end || (end === this.#end && at > start))) {
        start = at;
        this.#end = end;
      }
      longest = Math.max(longest, separator.length);
    }
    if (start > limit) {
      throw new LimitOverrunError('Separator is found, but chunk is longer than limit', start);
    }
    if (start !== -1) return true;
    // The last bytes may be the first ones of a separator.
    this.#searched = Math.max(0, buffer.length + 1 - longest);
    if (this.#searched > limit) {
      throw new LimitOverrunError('Separator is not found, and chunk exceed the limit', this.#searched);
    }
    return false;
  }
}

class ReadLine extends ReadUntil {
  #last: Buffer | undefined;

  constructor(reader: StreamReader) {
    super(reader, LINES, READLINE);
  }

  protected override _isReady(): boolean {
    try {
      return super._isReady();
    } catch (error) {
      if (error instanceof IncompleteReadError) this.#last = error.partial;
      else if (error instanceof LimitOverrunError) throw this.#skip(error);
      else throw error;
      return true;
    }
  }

  protected override _result(): Buffer {
    return this.#last ?? super._result();
  }

  #skip({ message, consumed }: LimitOverrunError): RangeError {
    const buffer = this._reader._buffer;
    const isFound = buffer.indexOf(NEWLINE, consumed) === consumed;
    this._reader._take(isFound ? consumed + 1 : buffer.length);
    return new RangeError(message);
  }
}
