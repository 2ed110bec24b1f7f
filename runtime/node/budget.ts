/** What may be spent at once, after a while in which nothing was. Microseconds. */
const BURST_US = 5_000;

/** What may be spent at first: a program sets itself up, and what is done for the first time takes longer. Microseconds. */
const START_US = 50_000;

/**
 * Bounds the time that the debug mode takes from a busy program: a share of all time may be spent, and what was not
 * adds up to a burst. Whether some is left is read without looking at the clock.
 */
export class Budget {
  readonly #share: number;
  #left = START_US;
  #toppedUpAt = 0;

  /** @param share of all time */
  constructor(share: number) {
    this.#share = share;
  }

  get isLeft(): boolean {
    return this.#left > 0;
  }

  spend(microseconds: number): void {
    this.#left -= microseconds;
  }

  /** To be called from time to time. */
  topUp(now: number): void {
    if (this.#left < BURST_US) {
      this.#left = Math.min(BURST_US, this.#left + (now - this.#toppedUpAt) * this.#share);
    }
    this.#toppedUpAt = now;
  }
}
