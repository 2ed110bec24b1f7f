import type { NameOptions } from '../sync/loopBound';
import { Queue } from './queue';

/**
 * A queue that gives the item first that was put last.
 *
 * @example
 * const stack = new LifoQueue<string>();
 * for (const item of ['first', 'last']) stack.putNowait(item);
 * stack.getNowait() // → 'last'
 */
export class LifoQueue<T> extends Queue<T> {
  /**
   * @param maxsize how many items there is room for; 0 or less: no bound
   * @param options a name that the panel shows
   */
  constructor(maxsize?: number, options?: NameOptions) {
    super(maxsize, options, new Stack());
  }
}

class Stack<T> {
  readonly #items: T[] = [];

  get size(): number {
    return this.#items.length;
  }

  push(item: T): void {
    this.#items.push(item);
  }

  pop(): T {
    return this.#items.pop() as T;
  }

  [Symbol.iterator](): IterableIterator<T> {
    return this.#items.values();
  }
}
