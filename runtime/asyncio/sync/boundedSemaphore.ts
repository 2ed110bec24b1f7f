import type { NameOptions } from './loopBound';
import { Semaphore } from './semaphore';

/**
 * A semaphore that can't be released more often than it was acquired.
 *
 * @example
 * const places = new BoundedSemaphore(1);
 * try {
 *   places.release();
 * } catch (error) {
 *   (error as Error).message // → 'BoundedSemaphore released too many times'
 * }
 */
export class BoundedSemaphore extends Semaphore {
  readonly #bound: number;

  /**
   * Throws a `RangeError` (CPython's ValueError) if `value` is less than 0.
   *
   * @param value how many may have it at a time
   * @param options a name that the panel shows
   */
  constructor(value = 1, options?: NameOptions) {
    super(value, options);
    this.#bound = value;
  }

  /** Gives a permit back. Throws a `RangeError` (CPython's ValueError) if none was taken. */
  override release(): void {
    if (this._value >= this.#bound) throw new RangeError('BoundedSemaphore released too many times');
    super.release();
  }
}
