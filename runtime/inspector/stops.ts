/** When a debugger held the program: that time is the person's who debugs it, and none of the program's own. */

/** Stops that ended so long ago are forgotten. Milliseconds. */
const KEPT_MS = 600_000;

export class Stops {
  #past: Array<{ readonly from: number; readonly until: number }> = [];
  #since: number | undefined;

  /** Since when the program has been stopped; absent while it runs. */
  get since(): number | undefined {
    return this.#since;
  }

  /** The debugger has stopped the program at `at`, in milliseconds since the epoch like all times here. */
  begin(at: number): void {
    this.#since ??= at;
  }

  /** It lets the program go on. */
  end(at: number): void {
    if (this.#since === undefined) return;
    this.#past = this.#past.filter(({ until }) => at - until < KEPT_MS);
    this.#past.push({ from: this.#since, until: at });
    this.#since = undefined;
  }

  /** Whether the program was stopped at any time between the two. */
  touch(from: number, until: number): boolean {
    return this.#all(until).some((stop) => stop.from <= until && stop.until >= from);
  }

  /** For how long it was stopped, as far as that is still known. */
  total(now: number): number {
    return this.#all(now).reduce((sum, { from, until }) => sum + until - from, 0);
  }

  #all(now: number) {
    return this.#since === undefined ? this.#past : [...this.#past, { from: this.#since, until: now }];
  }
}
