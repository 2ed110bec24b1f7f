import type { Waiter } from './waiter';

/**
 * Waiters, first come first served. Those that were woken or cancelled stay until they run. Each waiter is its own
 * link, so that one leaves from the middle at no cost.
 */
export class Line {
  size = 0;
  #first: Waiter<unknown> | undefined;
  #last: Waiter<unknown> | undefined;
  /** Those before it are woken or cancelled already. */
  #next: Waiter<unknown> | undefined;

  push(waiter: Waiter<unknown>): void {
    waiter._line = this;
    waiter._before = this.#last;
    if (this.#last) this.#last._after = waiter;
    else this.#first = waiter;
    this.#last = waiter;
    this.#next ??= waiter;
    this.size++;
  }

  remove(waiter: Waiter<unknown>): void {
    const { _before: before, _after: after } = waiter;
    if (before) before._after = after;
    else this.#first = after;
    if (after) after._before = before;
    else this.#last = before;
    if (this.#next === waiter) this.#next = after;
    waiter._line = waiter._before = waiter._after = undefined;
    this.size--;
  }

  /** Wakes the first one, unless it is woken or cancelled already. */
  wakeFirst(): void {
    this.#first?._wake();
  }

  /** Wakes the first one that is neither woken nor cancelled, and returns it. */
  wakeNext(): Waiter<unknown> | undefined {
    let waiter = this.#next;
    while (waiter && !waiter._wake()) waiter = waiter._after;
    this.#next = waiter?._after;
    return waiter;
  }

  /** Takes them out until one is woken; it need not be the first, as some may be cancelled. False if none is. */
  dismissNext(): boolean {
    for (let waiter = this.#first; waiter; waiter = this.#first) {
      this.remove(waiter);
      if (waiter._wake()) return true;
    }
    return false;
  }

  wakeAll(): void {
    while (this.wakeNext());
  }

  /** Whether one of them waits, or is woken and about to run. */
  hasClaims(): boolean {
    let waiter = this.#first;
    while (waiter?.isCancelled()) waiter = waiter._after;
    return waiter !== undefined;
  }

  /** A state and how many wait, as CPython writes it: `locked, waiters:1`. */
  describe(state: string): string {
    return this.size > 0 ? `${state}, waiters:${this.size}` : state;
  }
}
