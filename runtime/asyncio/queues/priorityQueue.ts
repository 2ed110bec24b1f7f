import type { NameOptions } from '../sync/loopBound';
import { Heap } from './heap';
import { Queue } from './queue';

/** How a {@link PriorityQueue} is made. */
export interface PriorityQueueOptions<T> extends NameOptions {
  /** Less than 0 if `a` goes first, as for `Array.sort`. CPython's has none: it compares by `<`. */
  readonly compare?: (a: T, b: T) => number;
}

/**
 * A queue that gives the least item first. Items are compared by `<`; arrays as Python's tuples are, by the first of
 * their elements that differ. What `<` can't compare counts as equal, where CPython raises a TypeError. The order of
 * equals is not defined: put a counter next to the priority to have one.
 *
 * @example
 * const jobs = new PriorityQueue<[priority: number, job: string]>();
 * jobs.putNowait([2, 'later']);
 * jobs.putNowait([1, 'urgent']);
 * jobs.getNowait()[1] // → 'urgent'
 */
export class PriorityQueue<T> extends Queue<T> {
  /**
   * @param maxsize how many items there is room for; 0 or less: no bound
   * @param options how items are compared, and a name that the panel shows
   */
  constructor(maxsize?: number, { compare, ...options }: PriorityQueueOptions<T> = {}) {
    super(maxsize, options, new Heap(compare ? (a, b) => compare(a, b) < 0 : isLess));
  }
}

function isLess(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return isLessArray(a, b);
  return (a as number) < (b as number);
}

function isLessArray(a: readonly unknown[], b: readonly unknown[]): boolean {
  for (let i = 0; i < a.length && i < b.length; i++) {
    if (isLess(a[i], b[i])) return true;
    if (isLess(b[i], a[i])) return false;
  }
  return a.length < b.length;
}
