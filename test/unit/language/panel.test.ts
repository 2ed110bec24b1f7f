/** The panel in a made-up language: whatever is seen or read out is a text that can be translated. */
import * as l10n from '@vscode/l10n';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { View } from '../../../extension/panel/messages';
import { RULES } from '../../../runtime/inspector/findings/rules';
import { Process } from '../../../runtime/inspector/process';
import { Viewer } from '../../../runtime/inspector/viewer';
import { hello } from '../inspector/agent';
import { chromiumHere, PanelBrowser, type PanelPage } from '../webview/panelPage';
import { END, everything, NAMELESS } from './everything';
import { shownWithin, translated, untranslated } from './pseudoLanguage';

const executable = chromiumHere();

describe.skipIf(!executable)('the panel in another language', () => {
  const bundle = translated('l10n/bundle.l10n.json');
  let browser: PanelBrowser;
  let panel: PanelPage;

  beforeAll(async () => {
    l10n.config({ contents: bundle });
    browser = await PanelBrowser.launch(executable!);
  });
  afterAll(() => browser?.[Symbol.asyncDispose]());
  afterEach(async () => {
    expect(panel.complaints).toEqual([]);
    await panel.page.close();
  });

  /** Opens a panel on these processes, with `part` in place of what is seen of them. */
  async function openOn(processes: readonly Process[], part: Partial<View> = {}): Promise<void> {
    const viewer = new Viewer();
    panel = await browser.open(
      (query) => {
        viewer.ask(query);
        return { ...viewer.view(processes, END), ...part };
      },
      { height: 6_000, bundle },
    );
    await panel.page.locator('.panel[aria-busy=false]').waitFor();
  }

  /** The same, once all of its rows are there; returns their number. */
  async function openOnRows(process: Process): Promise<number> {
    await openOn([process]);
    const { length } = process.tree.rows(() => false);
    await expect.poll(() => panel.rows.count()).toBe(length);
    return length;
  }

  async function expectTranslated(selector = '#app'): Promise<void> {
    const texts = (await panel.page.evaluate(shownWithin(selector))) as string[];
    expect(texts.join('')).toContain('⟦');
    expect(texts.filter((text) => untranslated(text).length > 0)).toEqual([]);
  }

  test('says nothing of its own in English: the tree', async () => {
    await openOnRows(everything());
    await expectTranslated();
  });

  test('the details of each task', async () => {
    const rows = await openOnRows(everything());
    const seen = new Set<string>();
    for (let i = 0; i < rows; i++) {
      const row = panel.rows.nth(i);
      const spoken = (await row.getAttribute('aria-label'))!;
      const [name] = /^№\d+/.exec(spoken)!;
      // Those that only differ in their names are alike.
      const kind = spoken.replaceAll(/№\d+/g, '');
      if (seen.has(kind)) continue;
      seen.add(kind);
      await row.click();
      await panel.page.getByRole('region', { name: `⟦Details of ${name}⟧`, exact: true }).waitFor();
      await expectTranslated('.details');
    }
  });

  test('a filter by a word of the language', async () => {
    const rows = await openOnRows(everything());
    await panel.page.getByRole('textbox').fill('⟦blocking⟧');
    await expect.poll(() => panel.rows.count()).toBe(1);
    await panel.page.getByRole('textbox').fill('⟦waiting⟧');
    await expect.poll(() => panel.rows.count()).toBeGreaterThan(20);
    expect(await panel.rows.count()).toBeLessThan(rows);
    await expectTranslated();
  });

  test('each finding', async () => {
    const process = everything();
    await openOn([process]);
    await panel.page.getByRole('tab', { name: 'Findings' }).click();
    const ids = new Set(process.findings.all().map(({ id }) => id));
    expect([...ids].sort()).toEqual(RULES.map(({ id }) => id).sort());
    await expect.poll(() => panel.page.locator('.finding').count()).toBe(process.findings.size);
    await expectTranslated();
  });

  test('the panel without a program, in a workspace that is trusted and in one that is not', async () => {
    await openOn([]);
    await expectTranslated();
    await panel.tell({ type: 'trusted', trusted: false });
    await panel.page.getByText('not trusted').waitFor();
    await expectTranslated();
  });

  test('the panel without tasks and findings', async () => {
    await openOn([new Process(1, hello(NAMELESS), RULES)]);
    await expectTranslated();
    await panel.page.getByRole('textbox').fill('①');
    await panel.page.getByText('No task matches the filter').waitFor();
    await expectTranslated();
    await panel.page.getByRole('tab', { name: 'Findings' }).click();
    await panel.page.getByText('Nothing found so far').waitFor();
    await expectTranslated();
  });

  test.each(['ended', 'killed'] as const)('a program that is over: %s', async (state) => {
    const process = new Process(1, hello(NAMELESS), RULES);
    process.end(state === 'ended');
    await openOn([process]);
    await panel.page.getByText('No tasks were left').waitFor();
    await expectTranslated();
  });

  test.each([0, 1, 2])('what is not seen, with %i loops', async (loops) => {
    const process = new Process(1, hello(NAMELESS), RULES);
    await openOn([process], { coverage: { loops, dropped: loops, cost: 0.1, level: loops } });
    await expectTranslated();
  });

  test('a view that stands still, of one of two programs', async () => {
    const former = new Process(2, hello(NAMELESS), RULES);
    former.end(false);
    await openOn([former, everything()]);
    await panel.tell({ type: 'paused', paused: true });
    await panel.page.getByText('paused').first().waitFor();
    await expectTranslated();
  });
});
