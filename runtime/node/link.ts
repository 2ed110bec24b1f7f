import path from 'node:path';
import { isMainThread, Worker } from 'node:worker_threads';
import {
  DEFAULT_SETTINGS,
  type RawFrame,
  type Reply,
  type Request,
  type SourceMap,
  type Stacks,
} from '../protocol/messages';
import { RECORDS, type RecordName } from '../protocol/records';
import { now } from './clock';
import { Memo } from './memo';
import { type Fields, LONGEST_RECORD, MESSAGE, pack, TEXT } from './pack';
import { framesOf, framesOfError, keyOf, type Place, sourceMapOf, toSource } from './places';
import { Pulse } from './pulse';
import { Ring } from './ring';

/** Numbers that the ring holds: about 16 000 records. */
const RING_CAPACITY = 1 << 17;

/** Numbers that have to fit for a record to be sent: itself, and its texts if they are no longer than most. */
const ROOM = LONGEST_RECORD + 500;

/** Characters of a text that are told. */
const LONGEST_TEXT = 200;

/** Stacks that are known by number; past that the numbering starts afresh. */
const MAX_STACKS = 50_000;

/** After so many texts have been sent, what comes again is sent again: who reads them keeps more of the latest. */
const MAX_TEXTS = 50_000;

/** The end of the program waits so long at most for what is still to be sent. */
const FLUSH_TIMEOUT_MS = 1000;

/** A program that is over before the watchdog runs waits so long at most for it. */
const START_TIMEOUT_MS = 1000;

/** What the watchdog is started with. */
export interface WatchdogData {
  readonly ring: SharedArrayBuffer;
  readonly pulse: SharedArrayBuffer;
  /** The inspector's address; without one the watchdog writes to stderr. */
  readonly inspector: string | undefined;
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly libraryFolders: readonly string[];
  readonly isMainThread: boolean;
}

/** What goes to the watchdog besides what is shared. */
export type ToWatchdog = SourceMap | Reply | { readonly type: 'end' };

/** The program's end of the line to the watchdog. */
export class Link {
  readonly pulse: Pulse;
  readonly #ring: Ring;
  readonly #worker: Worker;
  readonly #inspector: string | undefined;
  readonly #texts = new Memo<number>(MAX_TEXTS);
  readonly #stacks = new Memo<number>(MAX_STACKS);
  readonly #mapped = new Set<string>();
  #numbers = 0;
  #textsSent = 0;
  #isOver = false;

  /** @param inspector its address; undefined to have the watchdog write to stderr */
  constructor(inspector: string | undefined, onRequest: (request: Request) => string | undefined) {
    const data: WatchdogData = {
      ring: Ring.memory(RING_CAPACITY),
      pulse: Pulse.memory(),
      inspector,
      argv: process.argv,
      cwd: process.cwd(),
      libraryFolders: [path.dirname(__dirname)],
      isMainThread,
    };
    this.#inspector = inspector;
    this.#ring = new Ring(data.ring);
    this.pulse = new Pulse(data.pulse);
    // What is slow, an inspector says when it answers; until then, nothing is.
    this.pulse.threshold =
      inspector === undefined ? DEFAULT_SETTINGS.slowCallbackMs * 1000 : Number.POSITIVE_INFINITY;
    // No options of the program: it may preload things that have no place in this thread.
    const options = { workerData: data, execArgv: [], env: {}, name: 'loopscope' };
    this.#worker = new Worker(path.join(__dirname, 'watchdog.cjs'), options);
    this.#worker.on('message', (request: Request) => {
      const reply: Reply = { type: 'reply', id: request.id, error: onRequest(request) };
      this.#post(reply);
    });
    // Without its watchdog the program goes on unwatched.
    this.#worker.on('error', () => {});
    this.#worker.on('exit', () => {
      this.#isOver = true;
    });
    this.#worker.unref();
  }

  /** Takes a loop's threshold for slow callbacks, unless an inspector says what is slow. */
  follow(slowCallbackMs: number): void {
    if (this.#inspector === undefined) this.pulse.threshold = slowCallbackMs * 1000;
  }

  /** Whether its other end is gone. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Whether a record would get through. While not, nothing else should be sent either. */
  get hasRoom(): boolean {
    return !this.#isOver && this.#ring.room >= ROOM;
  }

  /**
   * Sends a record; if there is no room, it is dropped and counted.
   * @param fields not asked for what is dropped, so that no texts and stacks of it are sent
   */
  record<N extends RecordName>(type: N, fields: () => Fields<N>): void {
    if (this.hasRoom) this.#ring.push(pack(type, fields()));
    else this.drop(type);
  }

  /** Sends a record that is packed already. */
  push(record: readonly number[]): void {
    this.#ring.push(record);
  }

  /** Counts a record that is not sent. */
  drop(type: RecordName): void {
    this.#ring.drop(RECORDS[type].kind);
  }

  /** The number of a text; 0 for none, and for what is no text: not every program is type-checked. */
  text(text: string | undefined): number {
    if (typeof text !== 'string' || text === '') return 0;
    const told = text.slice(0, LONGEST_TEXT);
    return this.#texts.of(told, () => this.uniqueText(told));
  }

  /** The same for a text that is not likely to come again. */
  uniqueText(text: string): number {
    if (++this.#textsSent % MAX_TEXTS === 0) this.#texts.clear();
    const id = this.#newNumber();
    return this.#ring.pushText(TEXT, id, text.slice(0, LONGEST_TEXT)) ? id : 0;
  }

  /** The number of the stack of a place; 0 for none. */
  stack(place: Place | undefined): number {
    return place ? this.#stacks.of(keyOf(place), () => this.#newStack(this.frames(place))) : 0;
  }

  /** The number of the stack of an error; 0 if it has none. */
  errorStack(error: unknown): number {
    const frames = framesOfError(error);
    // Node has then mapped them itself.
    const mapped = process.sourceMapsEnabled || undefined;
    const told = mapped ? frames : this.#told(frames);
    return this.#stacks.of(JSON.stringify([told, mapped]), () => this.#newStack(told, mapped));
  }

  /** The frames of a place as they are sent: raw to an inspector, which is given the source maps too. */
  frames(place: Place): RawFrame[] {
    return this.#told(framesOf(place));
  }

  /** Has everything sent, and waits for it. */
  end(): void {
    if (this.#isOver) return;
    this.pulse.over(now());
    this.#post({ type: 'end' });
    this.pulse.waitForStart(START_TIMEOUT_MS);
    this.pulse.waitForFlush(FLUSH_TIMEOUT_MS);
  }

  #newStack(frames: readonly RawFrame[], mapped?: true): number {
    if (frames.length === 0) return 0;
    const id = this.#newNumber();
    const stacks: Stacks = { type: 'stacks', entries: [[id, frames]], mapped };
    return this.#ring.pushText(MESSAGE, id, JSON.stringify(stacks)) ? id : 0;
  }

  #told(frames: RawFrame[]): RawFrame[] {
    if (this.#inspector === undefined) return frames.map(toSource);
    for (const [file] of frames) this.#sendSourceMap(file);
    return frames;
  }

  #sendSourceMap(file: string): void {
    if (this.#mapped.has(file)) return;
    this.#mapped.add(file);
    const map = sourceMapOf(file);
    if (map) this.#post({ type: 'sourceMap', file, map });
  }

  /** Even ones: the odd ones are the watchdog's. */
  #newNumber(): number {
    this.#numbers += 2;
    return this.#numbers;
  }

  #post(message: ToWatchdog): void {
    this.#worker.postMessage(message);
  }
}
