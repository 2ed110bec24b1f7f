import { describe, expect, test } from 'vitest';
import { INITIAL_STATE, restoreState, withFold } from '../../../webview/savedState';

describe('restoring', () => {
  test('gives back what was saved', () => {
    const saved = {
      process: 2,
      selected: 31,
      filter: 'lock',
      collapsed: [3, 4],
      tab: 'findings' as const,
      detailsHeight: 300,
    };
    expect(restoreState(JSON.parse(JSON.stringify(saved)))).toEqual(saved);
  });

  test.each([undefined, null, 'text', 7, []])('starts afresh from %j', (saved) => {
    expect(restoreState(saved)).toEqual(INITIAL_STATE);
  });

  test('drops what has another shape, and keeps the rest', () => {
    const saved = {
      process: '1',
      selected: -1,
      filter: 7,
      collapsed: [1, 'x', null],
      tab: 'old',
      detailsHeight: Number.NaN,
    };
    expect(restoreState({ ...saved })).toEqual({ ...INITIAL_STATE, collapsed: [1] });
  });
});

describe('folding', () => {
  test('names each task once, the newest fold last', () => {
    expect(withFold([1, 2, 3], 2, true)).toEqual([1, 3, 2]);
    expect(withFold([1, 2, 3], 2, false)).toEqual([1, 3]);
  });

  test('forgets the oldest folds of a long session', () => {
    let collapsed: readonly number[] = [];
    for (let task = 1; task <= 1500; task++) collapsed = withFold(collapsed, task, true);
    expect(collapsed).toHaveLength(1000);
    expect(collapsed[0]).toBe(501);
    expect(collapsed.at(-1)).toBe(1500);
  });
});
