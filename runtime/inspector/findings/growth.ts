/** The parts that a time is divided into: something grows if it is more at the end of each. */
const PARTS = 10;

/** Tells steady growth: of one number, over a time, looked at from time to time. */
export class Growth {
  readonly #samples: Array<{ readonly at: number; readonly value: number }> = [];

  constructor(readonly overMs: number) {}

  /** Takes in what it is now; returns by how much it has grown if it has in every part of the time, else 0. */
  add(now: number, value: number): number {
    const last = this.#samples.at(-1);
    if (last && now - last.at < this.overMs / PARTS) return 0;
    if (last && value <= last.value) this.#samples.length = 0;
    this.#samples.push({ at: now, value });
    if (this.#samples.length > PARTS + 1) this.#samples.shift();
    return this.#samples.length > PARTS ? value - this.#samples[0]!.value : 0;
  }
}
