const HEAD = 0;
const TAIL = 1;
const DROPPED = 2;
const HEADER_BYTES = 16;

/**
 * Records on their way from the program's thread to the watchdog's: float64s in shared memory, one writer and one
 * reader. What doesn't fit is dropped and counted.
 */
export class Ring {
  readonly #state: Int32Array;
  readonly #slots: Float64Array;

  /** @param memory from {@link Ring.memory}; both threads have the same */
  constructor(memory: SharedArrayBuffer) {
    this.#state = new Int32Array(memory, 0, HEADER_BYTES / 4);
    this.#slots = new Float64Array(memory, HEADER_BYTES);
  }

  /** Memory for a ring that holds up to `capacity` numbers. */
  static memory(capacity: number): SharedArrayBuffer {
    return new SharedArrayBuffer(HEADER_BYTES + capacity * 8);
  }

  /** How many records were dropped so far. */
  get dropped(): number {
    return Atomics.load(this.#state, DROPPED);
  }

  /** How many numbers can be added. */
  get room(): number {
    const capacity = this.#slots.length;
    const used = (this.#state[HEAD]! - Atomics.load(this.#state, TAIL) + capacity) % capacity;
    // One slot stays empty, so that full and empty differ.
    return capacity - used - 1;
  }

  /** Counts a record for which there was no room. */
  drop(): void {
    Atomics.add(this.#state, DROPPED, 1);
  }

  /** Adds one record; false if it was dropped. */
  push(record: readonly number[]): boolean {
    if (record.length > this.room) {
      this.drop();
      return false;
    }
    const head = this.#state[HEAD]!;
    const capacity = this.#slots.length;
    for (let i = 0; i < record.length; i++) this.#slots[(head + i) % capacity] = record[i]!;
    Atomics.store(this.#state, HEAD, (head + record.length) % capacity);
    return true;
  }

  /** Where the writer is; for {@link take}. */
  get head(): number {
    return Atomics.load(this.#state, HEAD);
  }

  /** Takes the numbers of whole records up to `head`. */
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
