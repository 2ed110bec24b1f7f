/** A file is edited while its program runs: the panel's lines, and what they open, are where they are now. */
import { copyFileSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
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
const text = () =>
  code.evaluate(async (api, name) => (await api.workspace.openTextDocument(name)).getText(), file);
/** The line of the first one that holds a text, from 1. */
const lineOf = async (mark: string) =>
  (await text()).split('\n').findIndex((line) => line.includes(mark)) + 1;
const cursor = () => code.evaluate((api) => api.window.activeTextEditor!.selection.active.line + 1);
const details = () => code.workbench.panel.getByRole('region', { name: /^Details of w0 / });
const frameAt = (line: number) =>
  details()
    .locator('.frame', { hasText: `${PROGRAM}:${line}` })
    .filter({ visible: true });

/** Edits the file as a user would who types: at the start of the line, from 1, that holds a text. */
const insertAbove = async (mark: string, lines: string) =>
  code.evaluate(
    async (api, change) => {
      const edit = new api.WorkspaceEdit();
      edit.insert(api.Uri.file(change.file), new api.Position(change.line - 1, 0), change.lines);
      await api.workspace.applyEdit(edit);
    },
    { file, line: await lineOf(mark), lines },
  );

beforeAll(async () => {
  workspace = realpathSync(mkdtempSync(path.join(tmpdir(), 'loopscope-workspace-')));
  file = path.join(workspace, PROGRAM);
  copyFileSync(path.join(import.meta.dirname, 'programs', PROGRAM), file);
  code = await launch({ workspace, settings: { 'workbench.colorTheme': 'Default Dark Modern' } });
  await code.evaluate(async (api, name) => {
    await api.window.showTextDocument(await api.workspace.openTextDocument(name));
    await api.commands.executeCommand('loopscope.runFile');
  }, file);
  await code.workbench.panel.getByRole('row', { name: /^w0 / }).click();
  await frameAt(await lineOf('# where they wait')).waitFor();
});

afterAll(async () => {
  await code?.close();
  await rm(workspace, { recursive: true, force: true });
});

test('the places of a task move with the lines, and show what is there now', async () => {
  await insertAbove('import asyncio', '# one\n# two\n');
  await insertAbove('async def main', '# three\n');
  const wait = await lineOf('# where they wait');
  await frameAt(wait).getByText('await gate.wait()').waitFor();
  const start = await lineOf('# where they start');
  await frameAt(start).getByText('workers.append').waitFor();
  await code.workbench.screenshot('edited');
  await details()
    .getByRole('button', { name: `${PROGRAM}:${start}`, exact: true })
    .click();
  await until(async () => (await cursor()) === start);
});

test('Go to Await opens the line that it is now, saved or not', async () => {
  await code.evaluate(async (api) => {
    await api.window.activeTextEditor!.document.save();
  });
  expect(readFileSync(file, 'utf8')).toContain('# three');
  await insertAbove('async def worker', '# four\n');
  const wait = await lineOf('# where they wait');
  const row = code.workbench.panel.getByRole('row', { name: /^w1 / });
  await row.hover();
  await row.getByRole('button', { name: 'Go to Await' }).click();
  await until(async () => (await cursor()) === wait);
});

test('findings move too, also while the view is paused', async () => {
  await code.workbench.panel.getByRole('tab', { name: 'Findings' }).click();
  const shown = async () =>
    code.workbench.panel
      .getByRole('listitem')
      .filter({ hasText: 'never-awaited' })
      .getByRole('button', { name: `${PROGRAM}:${await lineOf('# forgotten')}`, exact: true });
  await (await shown()).waitFor();
  await code.evaluate((api) => api.commands.executeCommand('loopscope.pauseView'));
  await insertAbove('async def main', '# five\n');
  await (await shown()).click();
  const forgotten = await lineOf('# forgotten');
  await until(async () => (await cursor()) === forgotten);
  await code.evaluate((api) => api.commands.executeCommand('loopscope.resumeView'));
});

test('a program that is started now has the lines of now', async () => {
  writeFileSync(path.join(workspace, 'end'), '');
  await code.workbench.panel.getByText('The program ended').waitFor();
  await rm(path.join(workspace, 'end'));
  await code.evaluate(async (api) => {
    await api.commands.executeCommand('loopscope.runFile');
  });
  await code.workbench.panel.getByRole('tab', { name: 'Tasks' }).click();
  await code.workbench.panel.getByRole('row', { name: /^w0 .*, waiting/ }).click();
  await frameAt(await lineOf('# where they wait'))
    .getByText('await gate.wait()')
    .waitFor();
});
