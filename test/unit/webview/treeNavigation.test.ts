import { beforeEach, describe, expect, test } from 'vitest';
import type { RowView, ViewQuery } from '../../../extension/panel/messages';
import { receive } from '../../../webview/receive';
import { ROW_HEIGHT } from '../../../webview/rowWindow';
import { Store } from '../../../webview/store';
import { TreeNavigation } from '../../../webview/treeNavigation';
import { details, row, view } from './views';

const HEIGHT = 20 * ROW_HEIGHT;

let store: Store;
let navigation: TreeNavigation;
/** All rows of the program, with nothing folded. */
let all: RowView[];

beforeEach(() => {
  const host = { post: () => {}, saved: () => undefined, save: () => {} };
  store = new Store({ host, clock: () => 0, onFrame: () => {} });
  store.viewport.value = { top: 0, height: HEIGHT };
  navigation = new TreeNavigation(store);
  all = [parent(1), ...children(2, 5000), parent(5001), ...children(5002, 9999)];
});

function parent(key: number): RowView {
  return row({ key, hasChildren: true, isExpanded: true });
}

function children(from: number, to: number): RowView[] {
  return Array.from({ length: to - from + 1 }, (_, i) => row({ key: from + i, depth: 1 }));
}

/** Answers as the host does. */
function answer(query: ViewQuery = store.query.peek()): void {
  const shown = all.filter(
    (item) => item.depth === 0 || !query.collapsed.includes(item.key < 5001 ? 1 : 5001),
  );
  const selected = all.find(({ key }) => key === query.selected);
  const index = shown.findIndex(({ key }) => key === query.selected);
  const answered = view(shown.slice(query.first, query.first + query.count), {
    first: query.first,
    total: shown.length,
    ...(selected && {
      details: details({
        key: selected.key,
        path: selected.depth === 0 ? [] : [selected.key < 5001 ? 1 : 5001],
      }),
    }),
  });
  receive(
    {
      type: 'view',
      view: { ...answered, rows: { ...answered.rows, ...(index >= 0 && { selectedIndex: index }) } },
    },
    store,
    navigation,
  );
}

function rowsOnScreen(): [first: number, last: number] {
  const { top, height } = store.viewport.peek();
  return [Math.ceil(top / ROW_HEIGHT), Math.floor((top + height) / ROW_HEIGHT) - 1];
}

describe('by keyboard', () => {
  test('rows follow one another', () => {
    answer();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp']) navigation.press(key);
    expect(store.selected.value).toBe(2);
    expect(navigation.activeIndex.value).toBe(1);
  });

  test('the end is reached, although its rows come later', () => {
    answer();
    navigation.press('End');
    expect(navigation.activeIndex.value).toBe(9998);
    expect(rowsOnScreen()[1]).toBe(9998);
    expect(store.selected.value).toBeUndefined();
    answer();
    expect(store.selected.value).toBe(9999);
  });

  test('pages add up while rows are on their way', () => {
    answer();
    for (let i = 0; i < 10; i++) navigation.press('PageDown');
    answer();
    expect(store.selected.value).toBe(1 + 10 * 20);
  });

  test('a place past the end becomes the last row', () => {
    answer();
    navigation.press('End');
    all = all.slice(0, 100);
    answer();
    answer();
    expect(store.selected.value).toBe(100);
  });

  test('Left goes to a parent that is far above', () => {
    answer();
    navigation.press('End');
    answer();
    answer();
    navigation.press('ArrowLeft');
    expect(store.selected.value).toBe(5001);
    answer();
    expect(rowsOnScreen()[0]).toBe(5000);
  });

  test('Left stays on a root', () => {
    answer();
    navigation.press('Home');
    navigation.press('ArrowLeft');
    answer();
    navigation.press('ArrowLeft');
    expect(store.selected.value).toBe(1);
    expect(store.query.value.collapsed).toEqual([1]);
  });
});

describe('showing a task', () => {
  test('scrolls to its row', () => {
    answer();
    receive({ type: 'reveal', process: 1, task: 8000 }, store, navigation);
    answer();
    const [first, last] = rowsOnScreen();
    expect(first).toBeLessThanOrEqual(7999);
    expect(last).toBeGreaterThanOrEqual(7999);
    answer();
    expect(navigation.activeIndex.value).toBe(7999);
  });

  test('unfolds what hides it, though a view of before is still on its way', () => {
    store.fold(parent(5001), true);
    answer();
    receive({ type: 'reveal', process: 1, task: 8000 }, store, navigation);
    const asked = store.query.peek();
    answer(asked);
    expect(store.query.value.collapsed).toEqual([]);
    answer(asked);
    answer();
    expect(rowsOnScreen()[1]).toBeGreaterThanOrEqual(7999);
  });

  test('leaves the findings', () => {
    store.showTab('findings');
    navigation.reveal(3);
    expect(store.tab.value).toBe('tasks');
  });

  test('scrolls once, and leaves later scrolling to the reader', () => {
    answer();
    navigation.reveal(8000);
    answer();
    store.viewport.value = { top: 0, height: HEIGHT };
    answer();
    expect(store.viewport.value.top).toBe(0);
  });
});

describe('as rows come and go', () => {
  test('the selected row stays where it is on screen', () => {
    store.viewport.value = { top: 100 * ROW_HEIGHT, height: HEIGHT };
    answer();
    navigation.click(all[105]!);
    answer();
    all.splice(3, 2);
    answer();
    expect(store.viewport.value.top).toBe(98 * ROW_HEIGHT);
    expect(navigation.jump.value).toEqual({ by: -2 * ROW_HEIGHT });
  });

  test('a selected row that is out of sight moves nothing', () => {
    answer();
    navigation.click(all[5]!);
    store.viewport.value = { top: 100 * ROW_HEIGHT, height: HEIGHT };
    answer();
    all.splice(3, 1);
    answer();
    expect(store.viewport.value.top).toBe(100 * ROW_HEIGHT);
  });

  test('the selected row stays in sight when the details take the room below', () => {
    answer();
    navigation.click(all[18]!);
    navigation.seen({ top: 0, height: HEIGHT / 2 });
    expect(rowsOnScreen()[1]).toBe(18);
  });

  test('a row that was out of sight is not pulled into it', () => {
    answer();
    navigation.click(all[30]!);
    navigation.seen({ top: 0, height: HEIGHT / 2 });
    expect(store.viewport.value.top).toBe(0);
  });
});
