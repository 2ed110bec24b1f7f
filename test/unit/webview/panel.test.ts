import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { RowView, View, ViewQuery } from '../../../extension/panel/messages';
import { chromiumHere, PanelBrowser, type PanelPage } from './panelPage';
import { details, frame, NOW, row, view } from './views';

const HOSTILE = '<img src=x onerror="window.harmed = true">';

const executable = chromiumHere();

describe.skipIf(!executable)(executable ? 'the panel' : 'the panel (needs Chromium)', () => {
  let browser: PanelBrowser;
  let panel: PanelPage;

  beforeAll(async () => {
    browser = await PanelBrowser.launch(executable!);
  });
  afterAll(() => browser?.[Symbol.asyncDispose]());
  afterEach(async () => {
    expect(panel.complaints).toEqual([]);
    await panel.page.close();
  });

  /** Opens a panel on a program with these tasks, none of them foldable away. */
  async function openOn(rows: readonly RowView[], part: Partial<View> = {}, width?: number): Promise<void> {
    panel = await browser.open((query) => windowOf(rows, query, part), { width });
    await panel.page.locator('.panel[aria-busy=false]').waitFor();
  }

  function windowOf(rows: readonly RowView[], query: ViewQuery, part: Partial<View>): View {
    const index = rows.findIndex(({ key }) => key === query.selected);
    const answered = view(rows.slice(query.first, query.first + query.count), {
      first: query.first,
      total: rows.length,
      ...(index >= 0 && {
        details: details({
          ...rows[index]!,
          location: { file: '/srv/app/server.py', line: 41, column: 9 },
          awaitStack: [frame()],
          cancellations: [],
          findings: [],
        }),
      }),
      ...part,
    });
    return index < 0 ? answered : { ...answered, rows: { ...answered.rows, selectedIndex: index } };
  }

  describe('rows', () => {
    test('say what each task is and does', async () => {
      await openOn([
        row({ key: 1, name: 'main', hasChildren: true, isExpanded: true }),
        row({
          key: 2,
          name: 'parse',
          depth: 1,
          position: 2,
          siblings: 2,
          state: 'blocking',
          wait: { text: 'blocking the loop' },
          findings: 2,
          created: NOW - 192_000,
        }),
      ]);
      const parse = panel.rows.nth(1);
      expect(await parse.getAttribute('aria-label')).toBe('parse, blocking, blocking the loop, 2 findings');
      expect(await parse.textContent()).toBe('parseblocking the loop23 min 12 s');
      for (const [name, value] of Object.entries({
        level: '2',
        posinset: '2',
        setsize: '2',
        rowindex: '2',
      })) {
        expect(await parse.getAttribute(`aria-${name}`)).toBe(value);
      }
      expect(await parse.getAttribute('aria-expanded')).toBeNull();
      expect(await panel.rows.first().getAttribute('aria-expanded')).toBe('true');
    });

    test('take every name for text', async () => {
      const finding = {
        key: 1,
        id: HOSTILE,
        severity: 'warning' as const,
        message: HOSTILE,
        count: 1,
        location: { file: HOSTILE, line: 1, column: 1 },
        related: [{ label: HOSTILE, location: { file: HOSTILE, line: 2, column: 1 } }],
        started: 0,
      };
      const evil = row({ key: 1, name: HOSTILE, coroutine: `${HOSTILE}!`, wait: { text: HOSTILE } });
      await openOn([evil], {
        processes: [{ key: 1, name: HOSTILE, runtime: HOSTILE, pid: 1, started: 0, state: 'live' }],
        details: details({
          ...evil,
          error: HOSTILE,
          awaitStack: [frame({ function: HOSTILE, source: HOSTILE, file: HOSTILE })],
          cancellations: [
            { text: HOSTILE, message: HOSTILE, requestStack: [], swallowed: false, takenBack: false },
          ],
          findings: [finding],
        }),
        findings: [finding],
        findingsTotal: 1,
      });
      await panel.rows.first().click();
      await panel.page.getByRole('region', { name: HOSTILE }).waitFor();
      expect(await panel.rows.first().textContent()).toContain(HOSTILE);
      await panel.page.getByRole('tab', { name: 'Findings' }).click();
      await panel.page.locator('.findings-list .finding').waitFor();
      expect(await panel.page.locator('img').count()).toBe(0);
      expect(await panel.page.evaluate('window.harmed')).toBeUndefined();
    });

    test('keep clear of one another in a narrow panel', async () => {
      const long = 'a_name_that_goes_on_and_on_and_says_little';
      const rows = [0, 3, 30].map((depth, i) =>
        row({
          key: i + 1,
          depth,
          name: long,
          coroutine: `x.${long}`,
          wait: { text: long },
          findings: 12,
          created: 0,
        }),
      );
      await openOn(rows, {}, 300);
      const boxes = await panel.page.evaluate(
        `[...document.querySelectorAll('.row')].map((row) => [...row.children].map((cell) => {
          const { left, right } = cell.getBoundingClientRect();
          return [left, right];
        }))`,
      );
      for (const cells of boxes as Array<Array<[number, number]>>) {
        for (let i = 1; i < cells.length; i++) expect(cells[i]![0]).toBeGreaterThanOrEqual(cells[i - 1]![1]);
        expect(cells.at(-1)![1]).toBeLessThanOrEqual(300);
      }
    });

    test.each([
      ['has lasted', { since: 0 }],
      ['still lasts', { deadline: Date.now() + 3_600_000 }],
    ])('say how long a wait %s where there is room for it', async (_, times) => {
      await openOn([row({ key: 1, wait: { text: 'lock db · held by the task before', ...times } })], {}, 300);
      expect(await isClockSeen()).toBe(false);
      await panel.page.setViewportSize({ width: 700, height: 600 });
      await expect.poll(isClockSeen).toBe(true);
    });

    test('say how long a task has been blocking the loop however narrow the panel is', async () => {
      const blocking = { state: 'blocking', wait: { text: '', since: 0 } } as const;
      await openOn([row({ key: 1, name: 'a task with a long name', ...blocking })], {}, 200);
      expect(await isClockSeen()).toBe(true);
      expect(await panel.page.locator('.age').isVisible()).toBe(false);
      await panel.page.setViewportSize({ width: 700, height: 600 });
      await panel.page.locator('.age').waitFor();
    });

    const isClockSeen = () =>
      panel.page.evaluate(
        `document.querySelector('.clock').offsetTop < document.querySelector('.words').offsetTop + 22`,
      );
  });

  describe('100 000 tasks', () => {
    const many = Array.from({ length: 100_000 }, (_, i) => row({ key: i + 1 }));

    test('scroll with no more rows in the document than the screen holds, twice over', async () => {
      await openOn(many);
      expect(await panel.tree.getAttribute('aria-rowcount')).toBe('100000');
      for (const index of [30, 777, 50_000, 99_980, 12]) {
        await panel.scrollTo(index * 22);
        await panel.rows.and(panel.page.locator(`[aria-rowindex="${index + 2}"]`)).waitFor();
        expect(await panel.rows.count()).toBeLessThan(60);
      }
      expect(Math.max(...panel.queries.map(({ count }) => count))).toBeLessThan(100);
    });

    test('are all within the keyboard’s reach, also while the active row is scrolled away', async () => {
      await openOn(many);
      await panel.tree.focus();
      await panel.page.keyboard.press('End');
      await panel.page.locator('#task-100000[aria-selected=true]').waitFor();
      await panel.page.getByRole('region', { name: 'Details of task 100000' }).waitFor();
      await expect.poll(() => panel.isOnScreen('#task-100000')).toBe(true);
      expect(await panel.tree.getAttribute('aria-activedescendant')).toBe('task-100000');
      await panel.scrollTo(0);
      await panel.page.locator('#task-1').waitFor();
      expect(await panel.tree.getAttribute('aria-activedescendant')).toBeNull();
      await panel.page.keyboard.press('ArrowUp');
      await panel.page.locator('#task-99999[aria-selected=true]').waitFor();
    });
  });

  describe('by keyboard', () => {
    const family = [
      row({ key: 1, name: 'main', hasChildren: true, isExpanded: true }),
      row({ key: 2, name: 'serve', depth: 1 }),
      row({ key: 3, name: 'refresh', depth: 1, state: 'cancelled', ended: NOW }),
    ];

    test('tasks are selected, opened, cancelled and folded', async () => {
      await openOn(family);
      await panel.tree.focus();
      for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await panel.page.keyboard.press(key);
      await expect
        .poll(() => panel.sent)
        .toEqual([{ type: 'open', location: { file: '/srv/app/server.py', line: 41, column: 9 } }]);
      expect(await panel.selectedRow.getAttribute('id')).toBe('task-2');
      await panel.page.keyboard.press('Delete');
      await expect.poll(() => panel.sent[1]).toEqual({ type: 'cancelTask', process: 1, task: 2 });
      for (const key of ['ArrowDown', 'Delete', 'ArrowLeft', 'ArrowLeft'])
        await panel.page.keyboard.press(key);
      await expect.poll(() => panel.queries.at(-1)).toMatchObject({ selected: 1, collapsed: [1] });
      expect(panel.sent).toHaveLength(2);
    });

    test('typing filters, Escape clears, Arrow Down goes back', async () => {
      await openOn(family);
      await panel.tree.focus();
      await panel.page.keyboard.type('lock');
      const filter = panel.page.getByRole('textbox');
      expect(await filter.inputValue()).toBe('lock');
      await expect.poll(() => panel.queries.at(-1)?.filter).toBe('lock');
      await panel.page.keyboard.press('Escape');
      await expect.poll(() => panel.queries.at(-1)?.filter).toBe('');
      await panel.page.keyboard.press('ArrowDown');
      expect(await panel.page.evaluate('document.activeElement.id')).toBe('tree');
    });

    test('the divider moves, and stays there when the panel comes back', async () => {
      await openOn(family);
      await panel.rows.nth(1).click();
      const details = panel.page.getByRole('region', { name: 'Details of serve' });
      await panel.page.getByRole('separator').press('ArrowUp');
      await expect.poll(async () => (await details.boundingBox())?.height).toBe(242);
      await panel.page.reload();
      await expect.poll(async () => (await details.boundingBox())?.height).toBe(242);
      expect(await panel.selectedRow.getAttribute('id')).toBe('task-2');
      await panel.page.getByRole('separator').press('End');
      await expect.poll(async () => (await panel.tree.boundingBox())?.height).toBe(88);
    });

    test('the place in the tree is found again after the findings, and after hiding', async () => {
      await openOn(Array.from({ length: 1000 }, (_, i) => row({ key: i + 1 })));
      await panel.scrollTo(500 * 22);
      await panel.page.locator('#task-503').click();
      await panel.page.getByRole('tab', { name: 'Findings' }).click();
      await panel.page.getByText('Nothing found so far.').waitFor();
      await panel.page.getByRole('tab', { name: 'Tasks' }).click();
      await expect.poll(() => panel.isOnScreen('#task-503')).toBe(true);
      await panel.page.reload();
      await expect.poll(() => panel.isOnScreen('#task-503')).toBe(true);
    });

    test('the arrow keys move between the tabs', async () => {
      await openOn(family);
      await panel.page.getByRole('tab', { name: 'Tasks' }).press('ArrowRight');
      await panel.page.getByText('Nothing found so far.').waitFor();
      expect(await panel.page.evaluate('document.activeElement.id')).toBe('tab-findings');
    });
  });

  describe('by mouse', () => {
    const rows = [row({ key: 1 }), row({ key: 2 })];

    test('a click selects and a double click opens', async () => {
      await openOn(rows);
      await panel.rows.first().click();
      await panel.page.getByRole('region', { name: 'Details of task 1' }).waitFor();
      expect(panel.sent).toEqual([]);
      await panel.rows.nth(1).dblclick();
      await expect.poll(() => panel.sent).toMatchObject([{ type: 'open' }]);
    });

    test('a row under the mouse offers what can be done with it', async () => {
      await openOn(rows);
      await panel.rows.nth(1).hover();
      await panel.rows.nth(1).getByRole('button', { name: 'Cancel Task' }).click();
      await panel.rows.nth(1).getByRole('button', { name: 'Go to Await' }).click();
      await expect.poll(() => panel.sent).toMatchObject([{ type: 'cancelTask', task: 2 }, { type: 'open' }]);
    });

    test('the divider follows', async () => {
      await openOn(rows);
      await panel.rows.first().click();
      const bar = await panel.page.getByRole('separator').boundingBox();
      const [x, y] = [bar!.x + 50, bar!.y + bar!.height / 2];
      await panel.page.mouse.move(x, y);
      await panel.page.mouse.down();
      await panel.page.mouse.move(x, y - 50, { steps: 3 });
      await panel.page.mouse.up();
      const details = panel.page.getByRole('region');
      await expect.poll(async () => (await details.boundingBox())?.height).toBe(270);
      await panel.page.mouse.move(x, y - 52);
      expect(await panel.page.evaluate("JSON.parse(sessionStorage.getItem('state')).detailsHeight")).toBe(
        270,
      );
    });
  });

  describe('the details', () => {
    test('lead to lines and to other tasks', async () => {
      const library = frame({
        isUser: false,
        function: 'Lock.acquire',
        file: '/usr/lib/locks.py',
        line: 113,
      });
      const rows = [row({ key: 1, name: 'holder' }), row({ key: 2, name: 'waiter' })];
      const waiter = details({
        key: 2,
        name: 'waiter',
        wait: { text: 'lock db · held by holder', other: { key: 1, name: 'holder' }, since: NOW - 3000 },
        awaitStack: [library, library, frame()],
      });
      panel = await browser.open((query) => {
        const answered = windowOf(rows, query, {});
        return query.selected === 2 ? { ...answered, details: waiter } : answered;
      });
      await panel.rows.nth(1).click();
      const shown = panel.page.getByRole('region', { name: 'Details of waiter' });
      await shown.getByText(/^Waits for lock db · held by holder · for \d/).waitFor();
      expect(await shown.getByText('Lock.acquire').count()).toBe(0);
      await shown.getByRole('button', { name: '2 library frames' }).click();
      expect(await shown.getByText('Lock.acquire').count()).toBe(2);
      await shown.getByRole('button', { name: 'server.py:41' }).click();
      await expect.poll(() => panel.sent).toMatchObject([{ type: 'open', location: { line: 41 } }]);
      await shown.getByRole('button', { name: 'holder' }).click();
      await panel.page.getByRole('region', { name: 'Details of holder' }).waitFor();
      expect(await panel.selectedRow.getAttribute('id')).toBe('task-1');
    });

    test('are copied as text', async () => {
      await openOn([row({ key: 1, name: 'main' })]);
      await panel.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await panel.rows.first().click();
      await panel.page.getByRole('button', { name: 'Copy Details as Text' }).click();
      await panel.page.getByRole('button', { name: 'Copied' }).waitFor();
      expect(await panel.page.evaluate('navigator.clipboard.readText()')).toContain(
        'handle (/srv/app/server.py:41:9)',
      );
    });

    test('offer no cancelling of what is over', async () => {
      await openOn([row({ key: 1, state: 'finished', wait: { text: 'done' }, ended: NOW })]);
      await panel.rows.first().click();
      await panel.page.getByRole('button', { name: 'Close Details' }).waitFor();
      expect(await panel.page.getByRole('button', { name: 'Cancel Task' }).count()).toBe(0);
      await panel.page.getByRole('button', { name: 'Close Details' }).click();
      await expect.poll(() => panel.page.getByRole('region').count()).toBe(0);
    });
  });

  test('findings lead to their lines and are cleared', async () => {
    const slow = {
      key: 1,
      id: 'slow-callback',
      severity: 'error' as const,
      message: 'Blocked for 412 ms.',
      count: 1240,
      location: { file: '/srv/app/server.py', line: 57, column: 1 },
      related: [{ label: 'Created here', location: { file: '/srv/app/app.py', line: 9, column: 1 } }],
      started: 0,
    };
    await openOn([], { findings: [slow], findingsTotal: 4321 });
    await panel.page.getByRole('tab', { name: 'Findings 4,321' }).click();
    await panel.page.getByText('The first 1 of 4,321 findings').waitFor();
    expect(await panel.page.getByRole('listitem').textContent()).toContain('Blocked for 412 ms. ×1,240');
    for (const name of ['server.py:57', 'app.py:9', 'Clear Findings']) {
      await panel.page.getByRole('button', { name }).click();
    }
    await expect
      .poll(() => panel.sent)
      .toEqual([
        { type: 'open', location: slow.location },
        { type: 'open', location: slow.related[0]!.location },
        { type: 'command', command: 'loopscope.clearFindings' },
      ]);
  });

  test('without a program the panel offers to run one', async () => {
    await openOn([], { processes: [], process: undefined });
    await panel.page.getByRole('button', { name: 'Run File in Async Debug Mode' }).click();
    await panel.page.getByRole('button', { name: 'Open an Example' }).click();
    await expect
      .poll(() => panel.sent)
      .toEqual([
        { type: 'command', command: 'loopscope.runFile' },
        { type: 'command', command: 'loopscope.openExample' },
      ]);
  });

  test('of several programs one is picked', async () => {
    const { processes } = view([]);
    await openOn([row({ key: 1 })], {
      processes: [...processes, { ...processes[0]!, key: 2, state: 'killed' }],
    });
    await panel.page.getByLabel('Process').selectOption({ label: 'server.py · pid 4121 · killed' });
    await expect.poll(() => panel.queries.at(-1)?.process).toBe(2);
  });

  test('a filter that leaves nothing can be cleared', async () => {
    panel = await browser.open((query) => windowOf(query.filter ? [] : [row({ key: 1 })], query, {}));
    await panel.page.getByRole('textbox').fill('zebra');
    await panel.page.getByText('No task matches the filter.').waitFor();
    await panel.page.getByText('Clear Filter').click();
    await panel.rows.first().waitFor();
  });

  test.each([
    ['ended', 'The program ended.'],
    ['killed', 'The program was killed; this is what was last seen.'],
  ] as const)('says that a program has %s', async (state, text) => {
    const { processes } = view([]);
    await openOn([], { processes: [{ ...processes[0]!, state }] });
    await panel.page.getByText(text).waitFor();
    await panel.page.getByText('No tasks were left.').waitFor();
  });

  test('says why a program is not watched, and nothing else of it', async () => {
    const { processes } = view([]);
    await openOn([], {
      processes: [{ ...processes[0]!, state: 'ended', unwatched: 'It is free-threaded.' }],
    });
    await panel.page.getByText('It is free-threaded.').waitFor();
    await panel.page.getByText('not watched').waitFor();
    for (const other of ['The program ended.', '0 tasks', 'Findings', 'No event loop seen yet'])
      expect(await panel.page.getByText(other).count()).toBe(0);
  });

  test('tells a screen reader when something begins to block', async () => {
    let blocking = 0;
    panel = await browser.open((query) => {
      const rows = [row({ key: 1, name: 'parse', state: blocking ? 'blocking' : 'waiting' })];
      const answered = windowOf(rows, query, {});
      return { ...answered, counts: { ...answered.counts, blocking } };
    });
    await panel.rows.first().waitFor();
    const spoken = panel.page.getByRole('status');
    expect(await spoken.textContent()).toBe('');
    blocking = 1;
    await panel.refresh();
    await expect.poll(() => spoken.textContent()).toBe('parse is blocking the event loop.');
  });
});
