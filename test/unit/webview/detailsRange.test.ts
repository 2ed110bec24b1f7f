import { expect, test } from 'vitest';
import { clampDetails, DETAILS_MIN, detailsMax } from '../../../webview/detailsRange';

test('the details never take the last rows of the tree, nor vanish', () => {
  const max = detailsMax(200, 300);
  expect(clampDetails(10_000, max)).toBe(412);
  expect(clampDetails(-5, max)).toBe(DETAILS_MIN);
  expect(clampDetails(300.4, max)).toBe(300);
  expect(detailsMax(20, 30)).toBe(DETAILS_MIN);
});
