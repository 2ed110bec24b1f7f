/** CPython raises a TypeError when a priority queue compares what has no order; JavaScript's `<` has an answer for all. */
import { expect, test } from 'vitest';
import { PriorityQueue } from '../../../runtime/asyncio/index';

test('objects without an order count as equal', () => {
  const queue = new PriorityQueue<[priority: number, job: { readonly name: string }]>();
  queue.putNowait([1, { name: 'one' }]);
  queue.putNowait([1, { name: 'other' }]);
  queue.putNowait([0, { name: 'urgent' }]);
  const names = [1, 2, 3].map(() => queue.getNowait()[1].name);
  expect(names[0]).toBe('urgent');
  expect(names.slice(1).sort()).toEqual(['one', 'other']);
});
