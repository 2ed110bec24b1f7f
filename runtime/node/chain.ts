/** What can be in one {@link Chain}. */
export interface Chained<T> {
  before: T | undefined;
  after: T | undefined;
  isChained: boolean;
}

/**
 * A set, in the order of adding, for what comes and goes often. A `Set` leaves old tables behind, in which the garbage
 * collector finds, and keeps, what was taken out long ago.
 */
export class Chain<T extends Chained<T>> {
  #first: T | undefined;
  #last: T | undefined;

  add(one: T): void {
    if (one.isChained) return;
    one.isChained = true;
    one.before = this.#last;
    if (this.#last) this.#last.after = one;
    else this.#first = one;
    this.#last = one;
  }

  delete(one: T): void {
    if (!one.isChained) return;
    one.isChained = false;
    if (one.before) one.before.after = one.after;
    else this.#first = one.after;
    if (one.after) one.after.before = one.before;
    else this.#last = one.before;
    one.before = undefined;
    one.after = undefined;
  }

  /** Goes through it; the one that it is at may be taken out. */
  *[Symbol.iterator](): Generator<T> {
    for (let one = this.#first; one; ) {
      const next: T | undefined = one.after;
      yield one;
      one = next;
    }
  }
}
