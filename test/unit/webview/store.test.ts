import { beforeEach, describe, expect, test } from 'vitest';
import type { FromPanel, ViewQuery } from '../../../extension/panel/messages';
import { Store } from '../../../webview/store';
import { details, NOW, row, view } from './views';

let posted: FromPanel[];
let saved: unknown;
let time: number;
let frames: Array<() => void>;

function open(before?: unknown): Store {
  saved = before;
  return new Store({
    host: { post: (message) => posted.push(message), saved: () => saved, save: (state) => (saved = state) },
    clock: () => time,
    onFrame: (callback) => frames.push(callback),
  });
}

/** Draws a frame, and gives the queries that were posted by it. */
function drawFrame(): ViewQuery[] {
  const before = posted.length;
  for (const callback of frames.splice(0)) callback();
  return posted.slice(before).flatMap((message) => (message.type === 'query' ? [message.query] : []));
}

beforeEach(() => {
  posted = [];
  frames = [];
  time = 5000;
});

describe('the query', () => {
  test('is posted once the panel is up', () => {
    open();
    expect(drawFrame()).toMatchObject([{ filter: '', collapsed: [], first: 0 }]);
  });

  test('is posted once a frame, however often it changed', () => {
    const store = open();
    drawFrame();
    store.setFilter('l');
    store.setFilter('lock');
    store.select(4);
    expect(drawFrame()).toMatchObject([{ filter: 'lock', selected: 4 }]);
  });

  test('is not posted again when it is as before', () => {
    const store = open();
    drawFrame();
    store.setFilter('lock');
    store.setFilter('');
    store.resizeDetails(300);
    expect(drawFrame()).toEqual([]);
  });

  test('asks for the rows on screen', () => {
    const store = open();
    store.viewport.value = { top: 22_000, height: 440 };
    const [query] = drawFrame();
    expect(query!.first).toBeLessThan(1000);
    expect(query!.first + query!.count).toBeGreaterThan(1020);
  });

  test('leaves the selection behind with the process', () => {
    const store = open();
    store.select(4);
    store.pickProcess(2);
    const [query] = drawFrame();
    expect(query).toMatchObject({ process: 2 });
    expect(query!.selected).toBeUndefined();
  });
});

test('what was chosen outlives the panel', () => {
  const store = open();
  store.setFilter('lock');
  store.select(4);
  store.showTab('findings');
  const again = open(JSON.parse(JSON.stringify(saved)));
  expect([again.filter.value, again.selected.value, again.tab.value]).toEqual(['lock', 4, 'findings']);
});

describe('the time', () => {
  test('goes on from the host’s, whatever this machine’s clock says', () => {
    const store = open();
    store.show(view([]));
    time += 250;
    store.tick();
    expect(store.now.value).toBe(NOW + 250);
  });

  test('stands still while paused', () => {
    const store = open();
    store.show(view([]));
    store.isPaused.value = true;
    time += 250;
    store.tick();
    expect(store.now.value).toBe(NOW);
  });

  test('stands still when the program is over', () => {
    const store = open();
    const { processes } = view([]);
    store.show(view([], { processes: [{ ...processes[0]!, state: 'ended' }] }));
    time += 250;
    store.tick();
    expect(store.now.value).toBe(NOW);
  });
});

describe('opening the line of a task', () => {
  const task = row({ key: 4 });
  const where = { file: '/srv/app/server.py', line: 41, column: 9 };

  test('waits for its details, and opens the line that they name', () => {
    const store = open();
    store.show(view([task]));
    store.openTask(4);
    expect(posted).toEqual([]);
    store.show(view([task], { details: details({ key: 4, location: where }) }));
    store.show(view([task], { details: details({ key: 4, location: where }) }));
    expect(posted).toEqual([{ type: 'open', location: where }]);
  });

  test('is given up when another task is selected', () => {
    const store = open();
    store.openTask(4);
    store.select(5);
    store.select(4);
    store.show(view([task], { details: details({ key: 4, location: where }) }));
    expect(posted).toEqual([]);
  });

  test('says so when none is known', () => {
    const store = open();
    store.openTask(5);
    store.show(view([task], { details: details({ key: 5 }) }));
    expect(posted).toEqual([]);
    expect(store.announcement.value).toBe('No source line is known for task 5.');
  });
});

describe('cancelling', () => {
  test('asks for a live task of a live program', () => {
    const store = open();
    store.show(view([]));
    store.cancel(row({ key: 4 }));
    expect(posted).toEqual([{ type: 'cancelTask', process: 1, task: 4 }]);
  });

  test('asks for nothing else', () => {
    const store = open();
    const { processes } = view([]);
    store.show(view([]));
    for (const state of ['finished', 'cancelled', 'failed', 'lost'] as const) {
      store.cancel(row({ key: 4, state }));
    }
    store.show(view([], { processes: [{ ...processes[0]!, state: 'killed' }] }));
    store.cancel(row({ key: 4 }));
    expect(posted).toEqual([]);
  });
});

test('a selection that is folded away moves up', () => {
  const store = open();
  const parent = row({ key: 1, hasChildren: true, isExpanded: true });
  store.show(view([parent, row({ key: 4, depth: 1 })], { details: details({ key: 4, path: [1] }) }));
  store.select(4);
  store.fold(row({ key: 9 }), true);
  expect(store.selected.value).toBe(4);
  store.fold(parent, true);
  expect(store.selected.value).toBe(1);
  expect(store.query.value.collapsed).toEqual([9, 1]);
});
