/** How often the program's thread shows that it is alive. Milliseconds. */
export const BEAT_MS = 20;

const BEAT = 0;
const STEP = 1;
const STEP_STARTED = 2;
const STEP_LOOP = 3;
const STEP_TASK = 4;
const SLOW_STEP = 5;
const SLOW_STEP_TOOK = 6;
const SLOW_STEP_LOOP = 7;
const SLOW_STEP_TASK = 8;
const THRESHOLD = 9;
const LAG = 10;
const TURN = 11;
const NUMBERS = 12;

const CALL = 0;
const STARTED = 1;
const FLUSHED = 2;
// Three of them, and one so that what follows is aligned.
const STATES_BYTES = 16;

const TEXT_BYTES = 4096;

/** The step of a loop that runs. Times are in microseconds since the epoch. */
export interface Step {
  /** Tells steps apart; 0 between two. */
  readonly id: number;
  readonly started: number;
  readonly loop: number;
  readonly task: number;
}

/** A step that was slow and is over. Times are in microseconds. */
export interface SlowStep {
  readonly id: number;
  readonly took: number;
  readonly loop: number;
  readonly task: number;
}

/**
 * What the program's thread tells the watchdog's without being asked, so that it is known while the program
 * blocks: a heartbeat, the step that runs, the native call that runs.
 */
export class Pulse {
  readonly #numbers: Float64Array;
  readonly #states: Int32Array;
  readonly #text: Buffer;
  #steps = 0;

  /** @param memory from {@link Pulse.memory}; both threads have the same */
  constructor(memory: SharedArrayBuffer) {
    const texts = NUMBERS * 8 + STATES_BYTES;
    this.#numbers = new Float64Array(memory, 0, NUMBERS);
    this.#states = new Int32Array(memory, NUMBERS * 8, STATES_BYTES / 4);
    this.#text = Buffer.from(memory, texts, TEXT_BYTES);
  }

  static memory(): SharedArrayBuffer {
    return new SharedArrayBuffer(NUMBERS * 8 + STATES_BYTES + TEXT_BYTES);
  }

  /** When the program's thread last came by. */
  get beat(): number {
    return this.#numbers[BEAT]!;
  }

  set beat(now: number) {
    this.#numbers[BEAT] = now;
  }

  /** What counts as slow. Microseconds. */
  get threshold(): number {
    return this.#numbers[THRESHOLD]!;
  }

  set threshold(microseconds: number) {
    this.#numbers[THRESHOLD] = microseconds;
  }

  /** The longest lateness of the heartbeat since the last call. Microseconds. */
  takeLag(): number {
    const lag = this.#numbers[LAG]!;
    this.#numbers[LAG] = 0;
    return lag;
  }

  noteLag(microseconds: number): void {
    if (microseconds > this.#numbers[LAG]!) this.#numbers[LAG] = microseconds;
  }

  /** When the last turn of the loop began, by which it is known; microseconds since the epoch. */
  get turn(): number {
    return this.#numbers[TURN]!;
  }

  set turn(now: number) {
    this.#numbers[TURN] = now;
  }

  get step(): Step {
    const numbers = this.#numbers;
    // The id is written last: if it is the same after the rest was read, the rest belongs to it.
    for (;;) {
      const id = numbers[STEP]!;
      const [started, loop, task] = [numbers[STEP_STARTED]!, numbers[STEP_LOOP]!, numbers[STEP_TASK]!];
      if (id === numbers[STEP]) return { id, started, loop, task };
    }
  }

  beginStep(now: number, loop: number, task: number): void {
    const numbers = this.#numbers;
    numbers[STEP_STARTED] = now;
    numbers[STEP_LOOP] = loop;
    numbers[STEP_TASK] = task;
    numbers[STEP] = ++this.#steps;
  }

  endStep(now: number): void {
    const numbers = this.#numbers;
    const took = now - numbers[STEP_STARTED]!;
    if (took >= numbers[THRESHOLD]!) {
      numbers[SLOW_STEP] = 0;
      numbers[SLOW_STEP_TOOK] = took;
      numbers[SLOW_STEP_LOOP] = numbers[STEP_LOOP]!;
      numbers[SLOW_STEP_TASK] = numbers[STEP_TASK]!;
      numbers[SLOW_STEP] = numbers[STEP]!;
    }
    numbers[STEP] = 0;
    numbers[BEAT] = now;
  }

  /** The step that runs is not charged with so much of its time, which the debug mode itself took. */
  excuse(microseconds: number): void {
    this.#numbers[STEP_STARTED] = this.#numbers[STEP_STARTED]! + microseconds;
  }

  /** The last slow step that has ended. */
  get slowStep(): SlowStep {
    const numbers = this.#numbers;
    for (;;) {
      const id = numbers[SLOW_STEP]!;
      const [took, loop, task] = [
        numbers[SLOW_STEP_TOOK]!,
        numbers[SLOW_STEP_LOOP]!,
        numbers[SLOW_STEP_TASK]!,
      ];
      if (id === numbers[SLOW_STEP]) return { id, took, loop, task };
    }
  }

  get isInCall(): boolean {
    return this.#states[CALL] !== 0;
  }

  /** The text of the `Where` of the native call that runs, if any. */
  get call(): string | undefined {
    const length = Atomics.load(this.#states, CALL);
    return length === 0 ? undefined : this.#text.toString('utf8', 0, length);
  }

  /** The program is about to call into native code that can't be interrupted. */
  beginCall(where: string): void {
    // Cut short it couldn't be read.
    const fits = Buffer.byteLength(where) <= TEXT_BYTES;
    Atomics.store(this.#states, CALL, fits ? this.#text.write(where, 'utf8') : 0);
  }

  endCall(): void {
    Atomics.store(this.#states, CALL, 0);
  }

  /** The program ends: what keeps its thread from here on is no step of it. */
  over(now: number): void {
    if (this.#numbers[STEP] !== 0) this.endStep(now);
    this.beat = 0;
  }

  /** Waits until the watchdog has {@link started}, at most so long. */
  waitForStart(timeoutMs: number): void {
    Atomics.wait(this.#states, STARTED, 0, timeoutMs);
  }

  /** Waits until the watchdog has {@link flushed}, at most so long. */
  waitForFlush(timeoutMs: number): void {
    Atomics.wait(this.#states, FLUSHED, 0, timeoutMs);
  }

  started(): void {
    this.#reach(STARTED);
  }

  flushed(): void {
    this.#reach(FLUSHED);
  }

  #reach(state: number): void {
    Atomics.store(this.#states, state, 1);
    Atomics.notify(this.#states, state);
  }
}
