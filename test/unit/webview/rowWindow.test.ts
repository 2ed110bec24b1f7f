import { describe, expect, test } from 'vitest';
import { isInView, pageSize, ROW_HEIGHT, rowWindow, topToShow } from '../../../webview/rowWindow';

describe('the window of rows', () => {
  test('begins at the first row, and never before it', () => {
    expect(rowWindow({ top: 0, height: 440 }).first).toBe(0);
    expect(rowWindow({ top: -60, height: 440 }).first).toBe(0);
  });

  test('holds every row on screen with some to spare, wherever one scrolls, and stays small', () => {
    const height = 437;
    for (let top = 0; top < 100_000 * ROW_HEIGHT; top += 9973) {
      const { first, count } = rowWindow({ top, height });
      const firstSeen = Math.floor(top / ROW_HEIGHT);
      const lastSeen = Math.ceil((top + height) / ROW_HEIGHT) - 1;
      expect(first).toBeLessThanOrEqual(Math.max(0, firstSeen - 10));
      expect(first + count).toBeGreaterThan(lastSeen + 10);
      expect(count).toBeLessThan(80);
    }
  });

  test('is the same after a scroll by a row', () => {
    expect(rowWindow({ top: 1001 * ROW_HEIGHT, height: 440 })).toEqual(
      rowWindow({ top: 1002 * ROW_HEIGHT, height: 440 }),
    );
  });
});

describe('scrolling to a row', () => {
  const viewport = { top: 10 * ROW_HEIGHT, height: 5 * ROW_HEIGHT };

  test('leaves a row on screen where it is', () => {
    expect(topToShow(10, viewport)).toBe(viewport.top);
    expect(topToShow(14, viewport)).toBe(viewport.top);
  });

  test('moves no further than it must', () => {
    expect(topToShow(9, viewport)).toBe(9 * ROW_HEIGHT);
    expect(topToShow(15, viewport)).toBe(11 * ROW_HEIGHT);
  });

  test('counts a row that is cut off as seen', () => {
    const half = { top: 10.5 * ROW_HEIGHT, height: 5 * ROW_HEIGHT };
    expect([9, 10, 15, 16].map((index) => isInView(index, half))).toEqual([false, true, true, false]);
  });

  test('pages by whole rows, and by one at least', () => {
    expect(pageSize(5.9 * ROW_HEIGHT)).toBe(5);
    expect(pageSize(3)).toBe(1);
  });
});
