/** The parts that a time is divided into: something grows if what it falls to is more in each. */
const PARTS = 10;
/** With fewer, growth is not steady. */
const FEWEST_PARTS = 3;

/** Tells steady growth: of one number, over a time, looked at from time to time. */
export class Growth {
  /** What it fell to in each part that is over. A single look could meet what comes and goes at its height each time, a little higher. */
  readonly #lows: number[] = [];
  readonly #partMs: number;
  readonly #parts: number;
  #part: { readonly since: number; low: number } | undefined;

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
    const part = this.#part;
    if (part && now - part.since < this.#partMs) {
      part.low = Math.min(part.low, value);
      return 0;
    }
    this.#part = { since: now, low: value };
    return part ? this.#end(part.low) : 0;
  }

  #end(low: number): number {
    const lows = this.#lows;
    if (lows.length > 0 && low <= lows.at(-1)!) lows.length = 0;
    lows.push(low);
    if (lows.length > this.#parts + 1) lows.shift();
    return lows.length > this.#parts ? low - lows[0]! : 0;
  }
}
