import { copied } from './copied';

/** What has been worked out, by what it was worked out from; past so many it starts afresh. */
export class Memo<V> {
  readonly #known = new Map<string, V>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** What is known of `key`, else what `make` gives; that is kept unless it is nothing, such as 0. */
  of(key: string, make: () => V): V {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made = make();
    if (this.#known.size >= this.#most) this.#known.clear();
    if (made) this.#known.set(copied(key), made);
    return made;
  }

  clear(): void {
    this.#known.clear();
  }
}
