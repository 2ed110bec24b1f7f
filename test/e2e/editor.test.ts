/** Findings, fixes, hints and hovers in the editor of the real VS Code, while a program runs and its file is edited. */
import { copyFileSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
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
const tell = (word: string) => writeFileSync(path.join(workspace, word), '');
const printed = (text: string) => code.workbench.terminalLines.filter({ hasText: text }).first().waitFor();

/** The text of the file as the editor has it. */
const lines = async () =>
  (
    await code.evaluate(async (api, name) => (await api.workspace.openTextDocument(name)).getText(), file)
  ).split('\n');
/** The line of the first one that holds a text, from 0. */
const lineOf = async (text: string) => (await lines()).findIndex((line) => line.includes(text));

const diagnostics = () =>
  code.evaluate(async (api, name) => {
    const ours = api.languages
      .getDiagnostics(api.Uri.file(name))
      .filter(({ source }) => source === 'Loopscope');
    return ours.map(({ code, severity, range }) => {
      const { value, target } = code as { value: string; target: typeof api.Uri.prototype };
      return { id: value, page: target.toString(true), severity, line: range.start.line };
    });
  }, file);
const finding = async (id: string) => (await diagnostics()).find((one) => one.id === id);

/** The hints in the whole file, by line. */
const hints = () =>
  code.evaluate(async (api, name) => {
    const document = await api.workspace.openTextDocument(name);
    const whole = new api.Range(0, 0, document.lineCount, 0);
    const found = await api.commands.executeCommand<import('vscode').InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      whole,
    );
    const text = (hint: import('vscode').InlayHint) =>
      (hint.label as import('vscode').InlayHintLabelPart[]).map(({ value }) => value).join('');
    return found.map((hint) => ({ line: hint.position.line, text: text(hint) }));
  }, file);
const hintAt = async (text: string) => {
  const line = await lineOf(text);
  return (await hints()).find((hint) => hint.line === line)?.text ?? '';
};

/** Edits the file as a user would who types there: at the start of a line. */
const insertLines = (line: number, text: string) =>
  code.evaluate(
    async (api, change) => {
      const edit = new api.WorkspaceEdit();
      edit.insert(api.Uri.file(change.file), new api.Position(change.line, 0), change.text);
      await api.workspace.applyEdit(edit);
    },
    { file, line, text },
  );

const set = (name: string, value: unknown) =>
  code.evaluate(
    async (api, setting) => {
      await api.workspace.getConfiguration('loopscope').update(setting.name, setting.value, true);
    },
    { name, value },
  );

const show = (line: number) =>
  code.evaluate(
    async (api, at) => {
      const editor = await api.window.showTextDocument(await api.workspace.openTextDocument(at.file));
      editor.selection = new api.Selection(at.line, 4, at.line, 4);
      editor.revealRange(editor.selection, api.TextEditorRevealType.InCenter);
    },
    { file, line },
  );

/** The line of the editor that shows a text. */
const shownLine = (text: string) =>
  code.page.locator('.editor-instance .view-line').filter({ hasText: text }).first();

beforeAll(async () => {
  workspace = realpathSync(mkdtempSync(path.join(tmpdir(), 'loopscope-workspace-')));
  file = path.join(workspace, PROGRAM);
  copyFileSync(path.join(import.meta.dirname, 'programs', PROGRAM), file);
  code = await launch({
    workspace,
    settings: { 'workbench.colorTheme': 'Default Dark Modern', 'loopscope.slowCallbackMs': 1_000 },
  });
  await show(0);
  await code.workbench.runCommand('Loopscope: Run File in Async Debug Mode');
  await printed('ready');
});

afterAll(async () => {
  await code?.close();
  await rm(workspace, { recursive: true, force: true });
});

test('a finding is on its line and leads to its page', async () => {
  await until(() => finding('never-awaited'));
  const found = (await finding('never-awaited'))!;
  expect(found).toMatchObject({ line: await lineOf('# forgotten'), severity: 1 });
  expect(found.page).toBe('command:loopscope.openPage?["never-awaited"]');
  await code.evaluate((api) => api.commands.executeCommand('loopscope.openPage', 'never-awaited'));
  await code.page.getByRole('tab', { name: /Preview never-awaited\.md/ }).waitFor();
  await code.evaluate(async (api) => {
    const tabs = api.window.tabGroups.all.flatMap((group) => group.tabs);
    await api.window.tabGroups.close(tabs.filter(({ label }) => label.startsWith('Preview')));
  });
  await show(found.line);
});

test('a setting says how a kind of finding is shown, also at once', async () => {
  await set('severity', { 'never-awaited': 'error' });
  await until(async () => (await finding('never-awaited'))?.severity === 0);
  await set('severity', { 'never-awaited': 'off' });
  await until(async () => (await finding('never-awaited')) === undefined);
  await set('severity', undefined);
  await until(async () => (await finding('never-awaited'))?.severity === 1);
});

test('lines where tasks wait, and lines that started them, say how many', async () => {
  await until(async () => /^7 waiting, oldest \d+ s$/.test(await hintAt('# where they wait')));
  expect(await hintAt('# where they start')).toBe('7 live');
  await show(await lineOf('# where they wait'));
  await shownLine('7 waiting, oldest').waitFor();
  await code.workbench.screenshot('hints');
});

test('findings and hints move with the lines', async () => {
  const before = (await finding('never-awaited'))!.line;
  await insertLines(0, '# one\n# two\n');
  await insertLines(await lineOf('async def main'), '# three\n');
  await until(async () => (await finding('never-awaited'))?.line === before + 3);
  expect((await finding('slow-callback'))!.line).toBe(await lineOf('# blocking'));
  expect(await hintAt('# where they wait')).toMatch(/^7 waiting/);
  expect(await hintAt('# where they start')).toBe('7 live');
});

test('a hover tells the tasks of a line, and nothing in their names is a link of theirs', async () => {
  const line = await lineOf('# where they start');
  const texts = await code.evaluate(
    async (api, at) => {
      const hovers = await api.commands.executeCommand<import('vscode').Hover[]>(
        'vscode.executeHoverProvider',
        api.Uri.file(at.file),
        new api.Position(at.line, 8),
      );
      return hovers
        .flatMap(({ contents }) => contents as import('vscode').MarkdownString[])
        .map((one) => one.value);
    },
    { file, line },
  );
  expect(texts).toHaveLength(1);
  expect(texts[0]!.match(/^- /gm)).toHaveLength(5);
  await show(line);
  await code.workbench.runCommand('Show or Focus Hover');
  const hover = code.page.locator('.monaco-hover:visible');
  await hover.getByText('w0 [x](command:workbench.action.quit) <b>$(bug)</b>').waitFor();
  const commands = await hover
    .locator('a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('data-href')?.split('?')[0]));
  expect([...new Set(commands)].sort()).toEqual([
    'command:loopscope.openLocation',
    'command:loopscope.revealTask',
  ]);
  await code.workbench.screenshot('hover');
  const wait = await lineOf('# where they wait');
  await hover
    .getByText(`worker ${PROGRAM}:${wait + 1}`)
    .first()
    .click();
  await until(
    async () => wait === (await code.evaluate((api) => api.window.activeTextEditor!.selection.active.line)),
  );
  await code.page.keyboard.press('Escape');
  await hover.waitFor({ state: 'hidden' });
});

test('a click on a hint shows the task in the panel, also when the panel is hidden', async () => {
  await code.workbench.runCommand('View: Show Explorer');
  await shownLine('7 waiting')
    .locator('span')
    .filter({ hasText: '7 waiting' })
    .last()
    .click({ modifiers: ['ControlOrMeta'] });
  await code.workbench.panel.getByRole('region', { name: /^Details of w0 / }).waitFor();
  await code.workbench.screenshot('revealed');
});

test('hints can be turned off', async () => {
  await set('inlayHints', false);
  await until(async () => (await hints()).length === 0);
  await set('inlayHints', undefined);
  await until(async () => (await hints()).length > 0);
});

test('the status bar counts the tasks and leads to the panel', async () => {
  await code.workbench.runCommand('View: Show Explorer');
  await code.page.locator('.statusbar-item', { hasText: '8 async tasks' }).click();
  await code.workbench.panel.getByRole('row', { name: /^main/ }).waitFor();
});

test('after the end the hints are gone and the findings are there', async () => {
  tell('end');
  await until(async () => (await hints()).length === 0);
  expect((await diagnostics()).map(({ id }) => id).sort()).toEqual(['never-awaited', 'slow-callback']);
});

test('quick fixes from the light bulb mend the program: run again, it has no finding', async () => {
  for (const [mark, title, mended] of [
    ['# forgotten', 'Await it', '    await save("report")  # forgotten'],
    ['# blocking', 'Sleep with asyncio.sleep', '    await asyncio.sleep(2)  # blocking'],
  ] as const) {
    await show(await lineOf(mark));
    const menu = code.page.locator('.action-widget');
    // Right after a change VS Code may still say that it has no code actions.
    await until(async () => {
      await code.workbench.runCommand('Quick Fix...');
      const offer = menu.getByText(title).waitFor({ timeout: 3_000 });
      return offer.then(
        () => true,
        () => false,
      );
    });
    await code.workbench.screenshot(`fix-${title.split(' ')[0]!.toLowerCase()}`);
    await code.page.keyboard.press('Enter');
    // The menu is gone before the text is changed, and a change of the text closes the next menu.
    await until(async () => (await lineOf(mended)) >= 0);
  }
  for (const word of ['end', 'ended']) rmSync(path.join(workspace, word));
  await code.workbench.runCommand('Loopscope: Run File in Async Debug Mode');
  await printed('saved report');
  await printed('ready');
  expect(readFileSync(file, 'utf8')).toContain('await save("report")');
  await until(async () => /^7 waiting/.test(await hintAt('# where they wait')));
  expect(await diagnostics()).toEqual([]);
});

test('the console of the window is free of unexpected errors', () => {
  expect(code.consoleErrors).toEqual([]);
});
