/** Something that is due at a time, in milliseconds of the loop's clock. */
export interface Timer {
  readonly when: number;
  cancelled(): boolean;
  /** Set by `Timers`: of two with the same time, the smaller goes first. */
  order: number;
  /** Called once, when due. */
  due(): void;
}

/** Timers, the earliest first; of two at the same time, the one that was added first. A binary heap. */
export class Timers {
  #heap: Timer[] = [];
  #cancelled = 0;
  #added = 0;

  add(timer: Timer): void {
    timer.order = this.#added++;
    this.#heap.push(timer);
    this.#rise(this.#heap.length - 1);
  }

  /** To be called when a timer was cancelled that has been added and is not due yet: it is left out from now on. */
  timerCancelled(): void {
    this.#cancelled++;
    // Many cancelled ones that are far from due would be held for long.
    if (this.#cancelled > 64 && this.#cancelled > this.#heap.length / 2) this.#sweep();
  }

  /** When the next one is due. */
  next(): number | undefined {
    while (this.#heap[0]?.cancelled()) {
      this.#pop();
      this.#cancelled--;
    }
    return this.#heap[0]?.when;
  }

  /** Takes and calls those that are due at `now`. */
  expire(now: number): void {
    for (let when = this.next(); when !== undefined && when <= now; when = this.next()) this.#pop().due();
  }

  #sweep(): void {
    this.#heap = this.#heap.filter((timer) => !timer.cancelled());
    this.#cancelled = 0;
    for (let at = this.#heap.length >> 1; at >= 0; at--) this.#sink(at);
  }

  #pop(): Timer {
    const heap = this.#heap;
    const first = heap[0]!;
    const last = heap.pop()!;
    if (heap.length > 0) {
      heap[0] = last;
      this.#sink(0);
    }
    return first;
  }

  #rise(from: number): void {
    const heap = this.#heap;
    const timer = heap[from]!;
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isEarlier(timer, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = timer;
  }

  #sink(from: number): void {
    const heap = this.#heap;
    const timer = heap[from];
    if (!timer) return;
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isEarlier(heap[child + 1]!, heap[child]!)) child++;
      if (!isEarlier(heap[child]!, timer)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = timer;
  }
}

function isEarlier(a: Timer, b: Timer): boolean {
  return a.when === b.when ? a.order < b.order : a.when < b.when;
}
