/** The window is reloaded while a program runs: all is there again, and lives on. */
import { copyFileSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { launch, type VSCode } from './launch';

const PROGRAM = 'lines.py';

let workspace: string;
let file: string;
let code: VSCode;

const until = <T>(probe: () => Promise<T>) => vi.waitUntil(probe, { timeout: 30_000, interval: 200 });
const row = (name: RegExp) => code.workbench.panel.getByRole('row', { name });
const details = () => code.workbench.panel.getByRole('region', { name: /^Details of w3 / });
const rows = () =>
  code.workbench.panel
    .getByRole('row')
    .evaluateAll((all) => all.map((one) => `${one.id} ${one.getAttribute('aria-label')}`));

/** The findings, by what they say. */
const findings = () =>
  code.evaluate(
    (api, name) =>
      api.languages
        .getDiagnostics(api.Uri.file(name))
        .filter(({ source }) => source === 'Loopscope')
        .map(({ message, range }) => `${range.start.line + 1}: ${message}`)
        .sort(),
    file,
  );

beforeAll(async () => {
  workspace = realpathSync(mkdtempSync(path.join(tmpdir(), 'loopscope-workspace-')));
  file = path.join(workspace, PROGRAM);
  copyFileSync(path.join(import.meta.dirname, 'programs', PROGRAM), file);
  code = await launch({ workspace, settings: { 'workbench.colorTheme': 'Default Dark Modern' } });
  await code.evaluate((api) => api.commands.executeCommand('loopscope.instrumentTerminals'));
  await code.evaluate((api, name) => {
    const terminal = api.window.createTerminal();
    terminal.show();
    terminal.sendText(`python3 ${name}`);
  }, PROGRAM);
  await code.workbench.terminalLines.filter({ hasText: 'ready' }).first().waitFor();
  await code.evaluate((api) => api.commands.executeCommand('loopscope.tasks.focus'));
  await row(/^w6 /).waitFor();
});

afterAll(async () => {
  await code?.close();
  await rm(workspace, { recursive: true, force: true });
});

test('the tree, the findings, and what was selected are there again', async () => {
  await row(/^w3 /).click();
  await details().waitFor();
  await until(async () => (await findings()).length === 2);
  const before = { rows: await rows(), findings: await findings() };
  await code.reload();
  await details().waitFor();
  expect(await rows()).toEqual(before.rows);
  await until(async () => (await findings()).length === 2);
  expect(await findings()).toEqual(before.findings);
  await code.workbench.screenshot('reloaded');
});

test('they live on', async () => {
  await row(/^w3 /).hover();
  await row(/^w3 /).getByRole('button', { name: 'Cancel Task' }).click();
  await row(/^w3 .*, cancelled/).waitFor();
});

test('where the panel is hidden, the findings are there again too', async () => {
  await code.workbench.runCommand('View: Show Explorer');
  await code.reload();
  await until(async () => (await findings()).length >= 2);
  await code.page.locator('.statusbar-item', { hasText: 'async tasks' }).click();
  await row(/^w4 .*, waiting/).waitFor();
});

test('lines that had moved are where they are', async () => {
  const moved = (await findings()).map((finding) => finding.replace(/^\d+/, (line) => `${Number(line) + 1}`));
  await code.evaluate(async (api, name) => {
    const edit = new api.WorkspaceEdit();
    edit.insert(api.Uri.file(name), new api.Position(0, 0), '# one\n');
    await api.workspace.applyEdit(edit);
    await api.workspace.saveAll();
  }, file);
  await expect.poll(findings).toEqual(moved);
  await code.reload();
  await until(async () => (await findings()).length === moved.length);
  expect(await findings()).toEqual(moved);
});

test('a program that ends meanwhile is told to have ended, and its findings stay', async () => {
  const before = await findings();
  writeFileSync(path.join(workspace, 'end'), '');
  await code.reload();
  await code.workbench.panel.getByText('The program ended').waitFor();
  await until(async () => (await findings()).length >= before.length);
});
