import { expect, test } from 'vitest';
import { Budget } from '../../../runtime/node/budget';

test('a share of all time may be spent, and what was not spent adds up to a burst', () => {
  const budget = new Budget(0.1);
  budget.topUp(1e12);
  // At first there is more.
  budget.spend(49_999);
  expect(budget.isLeft).toBe(true);
  budget.spend(5_001);
  expect(budget.isLeft).toBe(false);
  budget.topUp(1e12 + 40_000);
  expect(budget.isLeft).toBe(false);
  budget.topUp(1e12 + 60_000);
  expect(budget.isLeft).toBe(true);
  // However long nothing was spent, no more than a burst is there.
  budget.topUp(2e12);
  budget.spend(4_999);
  expect(budget.isLeft).toBe(true);
  budget.spend(1);
  expect(budget.isLeft).toBe(false);
});
