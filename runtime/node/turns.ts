import type { RawFrame } from '../protocol/messages';
import { now } from './clock';
import type { MainStack } from './mainStack';
import type { Pulse } from './pulse';
import type { Where } from './where';

/** From when on a turn is told, and looked at more closely. Microseconds. */
const LONG_US = 100_000;

/** A step that takes more of a turn is what is slow. */
const PART_OF_STEP = 0.25;

/** A turn that took long, though none of its steps did. */
export interface LongTurn {
  readonly loop: number;
  readonly elapsed: number;
  /** The part of the turn that was spent at `frames`. */
  readonly part: number;
  readonly frames: readonly RawFrame[];
}

/** A turn that goes on, as far as it was seen. Times in microseconds. */
interface Turn {
  readonly started: number;
  readonly loop: number;
  readonly samples: Map<string, { readonly frames: readonly RawFrame[]; count: number }>;
  elapsed: number;
  longestStep: number;
}

/** Watches the pulse and tells of every turn in which many small steps add up. */
export class Turns {
  readonly #pulse: Pulse;
  readonly #mainStack: MainStack | undefined;
  readonly #tell: (turn: LongTurn) => void;
  #turn: Turn | undefined;
  #isReading = false;

  /** @param mainStack undefined if the thread's stack can't be read */
  constructor(pulse: Pulse, mainStack: MainStack | undefined, tell: (turn: LongTurn) => void) {
    this.#pulse = pulse;
    this.#mainStack = mainStack;
    this.#tell = tell;
  }

  /** Looks once; to be called every few milliseconds. */
  check(): void {
    const { step, turn: started } = this.#pulse;
    if (this.#turn && this.#turn.started !== started) this.#end(this.#turn);
    if (step.id === 0 || started === 0) return;
    const time = now();
    this.#turn ??= { started, loop: step.loop, samples: new Map(), elapsed: 0, longestStep: 0 };
    this.#turn.elapsed = time - started;
    this.#turn.longestStep = Math.max(this.#turn.longestStep, time - step.started);
    if (this.#turn.elapsed >= LONG_US) this.#sample(this.#turn);
  }

  /** Tells of the last one. */
  finish(): void {
    if (this.#turn) this.#end(this.#turn);
  }

  #sample(turn: Turn): void {
    const { threshold } = this.#pulse;
    if (this.#isReading || !this.#mainStack || threshold === Number.POSITIVE_INFINITY) return;
    this.#isReading = true;
    void this.#mainStack.read().then((where) => {
      this.#isReading = false;
      if (where && turn === this.#turn) add(turn, where);
    });
  }

  #end(turn: Turn): void {
    this.#turn = undefined;
    const { loop, elapsed, longestStep, samples } = turn;
    const [most] = [...samples.values()].sort((a, b) => b.count - a.count);
    if (elapsed < LONG_US || longestStep > PART_OF_STEP * elapsed || !most) return;
    const total = [...samples.values()].reduce((sum, { count }) => sum + count, 0);
    this.#tell({ loop, elapsed, part: most.count / total, frames: most.frames });
  }
}

function add({ samples }: Turn, { frames, step }: Where): void {
  if (step === 0 || frames.length === 0) return;
  const [file, line] = frames[0]!;
  const key = `${file}:${line}`;
  const sample = samples.get(key) ?? { frames, count: 0 };
  sample.count++;
  samples.set(key, sample);
}
