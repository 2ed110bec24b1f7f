/** How late the loop was, second by second, over the last minute. */
const SECONDS = 60;

export class Lag {
  readonly #worst = new Map<number, number>();

  /** Notes that at `at` (ms since the epoch) a callback had waited for `ms`. */
  add(at: number, ms: number): void {
    const second = Math.floor(at / 1000);
    this.#worst.set(second, Math.max(this.#worst.get(second) ?? 0, ms));
    if (this.#worst.size > 2 * SECONDS) {
      for (const old of this.#worst.keys()) if (old <= second - SECONDS) this.#worst.delete(old);
    }
  }

  /** The worst of each of the last 60 seconds before `now`, oldest first, in milliseconds. */
  history(now: number): number[] {
    const second = Math.floor(now / 1000);
    return Array.from({ length: SECONDS }, (_, i) => this.#worst.get(second - SECONDS + 1 + i) ?? 0);
  }

  /** The worst of this second and the last. */
  recent(now: number): number {
    return Math.max(...this.history(now).slice(-2));
  }
}
