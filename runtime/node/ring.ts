import { RECORDS } from '../protocol/records';

const HEAD = 0;
const TAIL = 1;
const DROPPED = 2;
const DROPPED_CREATED = 3;
const DROPPED_ENDED = 4;
// Five of them, and one so that what follows is aligned.
const HEADER_BYTES = 24;

const { taskCreated, taskDone } = RECORDS;

const MAX_TEXT_BYTES = 1 << 16;

/** Longer texts are not sent: in UTF-8 a character of JavaScript takes three bytes at most. */
const MAX_TEXT_LENGTH = Math.floor(MAX_TEXT_BYTES / 3);

/** Numbers before the bytes of a text: what it is, its number, how many bytes. */
const TEXT_HEADER = 3;

/**
 * Records and texts on their way from the program's thread to the watchdog's: float64s in shared memory, one writer and
 * one reader. A record that doesn't fit is dropped and counted.
 */
export class Ring {
  readonly #state: Int32Array;
  readonly #slots: Float64Array;
  readonly #bytes: Buffer;
  /** A text that may not fit before the end. */
  readonly #text = new Float64Array(MAX_TEXT_BYTES / 8);
  readonly #textBytes = Buffer.from(this.#text.buffer);

  /** @param memory from {@link Ring.memory}; both threads have the same */
  constructor(memory: SharedArrayBuffer) {
    this.#state = new Int32Array(memory, 0, HEADER_BYTES / 4);
    this.#slots = new Float64Array(memory, HEADER_BYTES);
    this.#bytes = Buffer.from(memory, HEADER_BYTES);
  }

  /** Memory for a ring that holds up to `capacity` numbers. */
  static memory(capacity: number): SharedArrayBuffer {
    return new SharedArrayBuffer(HEADER_BYTES + capacity * 8);
  }

  /** How many records were dropped so far, and of them, creations and ends of tasks. */
  get dropped(): { readonly records: number; readonly created: number; readonly ended: number } {
    const [records, created, ended] = [DROPPED, DROPPED_CREATED, DROPPED_ENDED].map((count) =>
      Atomics.load(this.#state, count),
    ) as [number, number, number];
    return { records, created, ended };
  }

  /** How many numbers can be added. */
  get room(): number {
    const free = Atomics.load(this.#state, TAIL) - this.#state[HEAD]!;
    // One slot stays empty, so that full and empty differ.
    return (free > 0 ? free : free + this.#slots.length) - 1;
  }

  /** Counts a record of this kind, for which there was no room. */
  drop(kind: number): void {
    Atomics.add(this.#state, DROPPED, 1);
    if (kind === taskCreated.kind) Atomics.add(this.#state, DROPPED_CREATED, 1);
    else if (kind === taskDone.kind) Atomics.add(this.#state, DROPPED_ENDED, 1);
  }

  /** Adds one record; false if it was dropped. */
  push(record: readonly number[]): boolean {
    if (record.length > this.room) {
      this.drop(record[0]!);
      return false;
    }
    const slots = this.#slots;
    let at = this.#state[HEAD]!;
    for (let i = 0; i < record.length; i++) {
      slots[at] = record[i]!;
      if (++at === slots.length) at = 0;
    }
    Atomics.store(this.#state, HEAD, at);
    return true;
  }

  /**
   * Adds a text, for `unpack` to find; false if there was no room, or it is too long.
   *
   * @param kind negative, as records have positive ones
   */
  pushText(kind: number, id: number, text: string): boolean {
    if (text.length > MAX_TEXT_LENGTH) return false;
    const slots = this.#slots;
    const capacity = slots.length;
    const head = this.#state[HEAD]!;
    const start = head + TEXT_HEADER;
    const most = start + Math.ceil((text.length * 3) / 8);
    const isStraight = most <= capacity && most - head <= this.room;
    const bytes = isStraight ? this.#bytes.write(text, 8 * start) : this.#textBytes.write(text);
    const size = Math.ceil(bytes / 8);
    if (TEXT_HEADER + size > this.room) return false;
    if (!isStraight) this.#copyText(start % capacity, size);
    slots[head] = kind;
    slots[(head + 1) % capacity] = id;
    slots[(head + 2) % capacity] = bytes;
    Atomics.store(this.#state, HEAD, (start + size) % capacity);
    return true;
  }

  /** As whole arrays: a number that is read and written may lose bits that mean nothing in a number. */
  #copyText(start: number, size: number): void {
    const first = Math.min(size, this.#slots.length - start);
    this.#slots.set(this.#text.subarray(0, first), start);
    this.#slots.set(this.#text.subarray(first, size), 0);
  }

  /** Where the writer is; for {@link take}. */
  get head(): number {
    return Atomics.load(this.#state, HEAD);
  }

  /** Takes the numbers of whole records and texts up to `head`. */
  take(head: number): Float64Array {
    const tail = this.#state[TAIL]!;
    const slots = this.#slots;
    const taken = new Float64Array((head - tail + slots.length) % slots.length);
    const end = Math.min(tail + taken.length, slots.length);
    taken.set(slots.subarray(tail, end));
    taken.set(slots.subarray(0, taken.length - (end - tail)), end - tail);
    Atomics.store(this.#state, TAIL, head);
    return taken;
  }
}
