/** Items, the least first. A binary heap; of equals, the same one goes first as with Python's `heapq`. */
export class Heap<T> {
  readonly #items: T[] = [];
  readonly #isLess: (a: T, b: T) => boolean;

  constructor(isLess: (a: T, b: T) => boolean) {
    this.#isLess = isLess;
  }

  get size(): number {
    return this.#items.length;
  }

  push(item: T): void {
    this.#items.push(item);
    this.#rise(item, this.#items.length - 1);
  }

  /** There must be one. */
  pop(): T {
    const items = this.#items;
    const last = items.pop() as T;
    if (items.length === 0) return last;
    const least = items[0] as T;
    this.#replaceFirst(last);
    return least;
  }

  [Symbol.iterator](): IterableIterator<T> {
    return this.#items.values();
  }

  /** Sinks the hole to the bottom, without looking at `item`, and lets that rise from there: as heapq does. */
  #replaceFirst(item: T): void {
    const items = this.#items;
    let at = 0;
    try {
      for (let child = 1; child < items.length; child = 2 * at + 1) {
        const right = child + 1;
        if (right < items.length && !this.#isLess(items[child] as T, items[right] as T)) child = right;
        items[at] = items[child] as T;
        at = child;
      }
    } finally {
      // A comparison that throws must not cost an item.
      items[at] = item;
    }
    this.#rise(item, at);
  }

  #rise(item: T, from: number): void {
    const items = this.#items;
    let at = from;
    try {
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (!this.#isLess(item, items[parent] as T)) break;
        items[at] = items[parent] as T;
        at = parent;
      }
    } finally {
      items[at] = item;
    }
  }
}
