/** The parts that a time is divided into: something grows if it is more at the end of each. */
const PARTS = 10;
/** With fewer, growth is not steady. */
const FEWEST_PARTS = 3;

/** Tells steady growth: of one number, over a time, looked at from time to time. */
export class Growth {
  readonly #samples: Array<{ readonly at: number; readonly value: number }> = [];
  readonly #partMs: number;
  readonly #parts: number;

  /**
   * @param overMs the time; it is longer where the parts would be too short
   * @param toldMs how often the number is told: in a shorter part it would seem to rest
   */
  constructor(overMs: number, toldMs = 0) {
    this.#partMs = Math.max(overMs / PARTS, toldMs);
    this.#parts = Math.max(FEWEST_PARTS, Math.round(overMs / this.#partMs));
  }

  /** Takes in what it is now; returns by how much it has grown if it has in every part of the time, else 0. */
  add(now: number, value: number): number {
    const last = this.#samples.at(-1);
    if (last && now - last.at < this.#partMs) return 0;
    if (last && value <= last.value) this.#samples.length = 0;
    this.#samples.push({ at: now, value });
    if (this.#samples.length > this.#parts + 1) this.#samples.shift();
    return this.#samples.length > this.#parts ? value - this.#samples[0]!.value : 0;
  }
}
