/** Items, first in, first out. A ring, as an array moves all of its items when the first one is taken. */
export class Deque<T> {
  #size = 0;
  #first = 0;
  /** A power of two long. */
  #ring: Array<T | undefined> = new Array(16);

  get size(): number {
    return this.#size;
  }

  push(item: T): void {
    if (this.#size === this.#ring.length) this.#grow();
    this.#ring[(this.#first + this.#size++) & (this.#ring.length - 1)] = item;
  }

  /** There must be one. */
  pop(): T {
    const item = this.#ring[this.#first] as T;
    this.#ring[this.#first] = undefined;
    this.#first = (this.#first + 1) & (this.#ring.length - 1);
    this.#size--;
    return item;
  }

  *[Symbol.iterator](): Generator<T> {
    const mask = this.#ring.length - 1;
    for (let i = 0; i < this.#size; i++) yield this.#ring[(this.#first + i) & mask] as T;
  }

  #grow(): void {
    const items: Array<T | undefined> = [...this];
    items.length *= 2;
    this.#ring = items;
    this.#first = 0;
  }
}
