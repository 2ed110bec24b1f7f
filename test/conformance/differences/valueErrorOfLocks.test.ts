/** Where CPython's locks and queues raise a ValueError, a RangeError is thrown, with the same message. */
import { expect, test } from 'vitest';
import { Barrier, BoundedSemaphore, Queue, Semaphore } from '../../../runtime/asyncio/index';

test.each([
  [() => new Semaphore(-1), 'Semaphore initial value must be >= 0'],
  [() => new BoundedSemaphore(1).release(), 'BoundedSemaphore released too many times'],
  [() => new Barrier(0), 'parties must be > 0'],
  [() => new Queue().taskDone(), 'task_done() called too many times'],
])('%s', (misuse, message) => {
  expect(misuse).toThrow(new RangeError(message));
  expect(misuse).toThrow(RangeError);
});
