/** The panel under axe in the real VS Code, in each kind of theme, and by the keyboard alone. */
import { copyFileSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AxeResults } from 'axe-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, type VSCode } from './launch';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A theme of each kind that VS Code has, and what it calls the kind. */
const THEMES = {
  'Default Dark Modern': 'vscode-dark',
  'Default Light Modern': 'vscode-light',
  'Default High Contrast': 'vscode-high-contrast',
  'Default High Contrast Light': 'vscode-high-contrast-light',
} as const;

let workspace: string;
let code: VSCode;

const tell = (word: string) => writeFileSync(path.join(workspace, word), '');
const row = (name: RegExp) => code.workbench.panel.getByRole('row', { name });
const tab = (name: RegExp) => code.workbench.panel.getByRole('tab', { name });

/** What axe finds amiss in the panel as it is now, in every theme. */
async function violations(state: string): Promise<string[]> {
  const found: string[] = [];
  for (const [theme, kind] of Object.entries(THEMES)) {
    await code.evaluate(
      (api, name) => api.workspace.getConfiguration('workbench').update('colorTheme', name, true),
      theme,
    );
    await code.workbench.panel.locator(`body[data-vscode-theme-kind="${kind}"]`).waitFor();
    await code.workbench.screenshot(`accessibility-${state}-${kind}`);
    found.push(...(await violationsNow()).map((violation) => `${kind}: ${violation}`));
  }
  return found;
}

/** One line for each element. */
async function violationsNow(): Promise<string[]> {
  const { panel } = code.workbench;
  const frame = await (await panel.locator('html').elementHandle())!.ownerFrame();
  // The page is see-through, which axe takes for white: it is given the colour of what is behind it.
  await panel.locator('html').evaluate((html) => {
    html.style.background = 'var(--vscode-sideBar-background)';
  });
  await frame!.evaluate(AXE);
  const results = (await frame!.evaluate('axe.run()')) as AxeResults;
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}

beforeAll(async () => {
  workspace = realpathSync(mkdtempSync(path.join(tmpdir(), 'loopscope-workspace-')));
  const program = path.join(workspace, 'app.py');
  copyFileSync(path.join(import.meta.dirname, 'programs/app.py'), program);
  code = await launch({ workspace });
  await code.evaluate(async (api, file) => {
    await api.window.showTextDocument(await api.workspace.openTextDocument(file));
  }, program);
});

afterAll(async () => {
  await code?.close();
  await rm(workspace, { recursive: true, force: true });
});

test('before any program', async () => {
  await code.evaluate((api) => api.commands.executeCommand('loopscope.tasks.focus'));
  await code.workbench.panel.getByRole('button', { name: 'Open an Example' }).waitFor();
  expect.soft(await violations('welcome')).toEqual([]);
});

test('the tree with a task that is cancelled, and its details', async () => {
  await code.workbench.runCommand('Loopscope: Run File in Async Debug Mode');
  await row(/^victim, waiting/).waitFor();
  tell('cancel');
  await row(/^victim, cancelled/).click();
  await code.workbench.panel.getByText('Requested at').waitFor();
  expect.soft(await violations('cancelled')).toEqual([]);
});

test('the keyboard gets everywhere', async () => {
  const { keyboard } = code.page;
  const { panel } = code.workbench;
  const focused = () =>
    panel.locator(':focus').evaluate((element) => element.getAttribute('aria-label') ?? element.textContent);
  await tab(/^Tasks/).focus();
  const stops = [await focused()];
  for (let stop = 1; stop < 7; stop += 1) {
    await keyboard.press('Tab');
    stops.push(await focused());
  }
  expect(stops).toEqual([
    'Tasks',
    'Filter tasks by name, coroutine, wait or state',
    'Tasks',
    'Height of the details',
    'Copy Details as Text',
    'Close Details',
    'main #1',
  ]);
  await panel.getByRole('treegrid').focus();
  await keyboard.press('Home');
  await panel.locator('[role=row][aria-rowindex="1"][aria-selected=true]').waitFor();
  expect(await panel.getByRole('treegrid').getAttribute('aria-activedescendant')).toBe(
    await panel.locator('[role=row][aria-selected=true]').getAttribute('id'),
  );
  await keyboard.press('ArrowLeft');
  await panel.locator('[aria-rowindex="1"][aria-expanded=false]').waitFor();
  expect.soft(await violations('folded')).toEqual([]);
  await keyboard.press('ArrowRight');
  await panel.locator('[aria-rowindex="1"][aria-expanded=true]').waitFor();
});

test('a blocked event loop', async () => {
  tell('block');
  await row(/^blocker, blocking/).click();
  expect.soft(await violations('blocking')).toEqual([]);
  tell('unblock');
});

test('the findings', async () => {
  await tab(/^Tasks/).focus();
  await code.page.keyboard.press('ArrowRight');
  await code.workbench.panel.getByText('slow-callback').waitFor();
  expect.soft(await violations('findings')).toEqual([]);
  await code.page.keyboard.press('ArrowLeft');
  await row(/^worker/).waitFor();
});

test('a filter that nothing matches', async () => {
  const filter = code.workbench.panel.getByRole('textbox', { name: 'Filter tasks' });
  await filter.fill('no such task');
  await code.workbench.panel.getByText('No task matches the filter.').waitFor();
  expect.soft(await violations('filtered')).toEqual([]);
  await filter.press('Escape');
  await row(/^worker/).waitFor();
});

test('after the end', async () => {
  tell('end');
  await code.workbench.panel.getByText('The program ended').waitFor();
  expect.soft(await violations('ended')).toEqual([]);
});
