/** The fixture itself: each of its means works before other tests lean on it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, type VSCode } from './launch';

let workspace: string;
let code: VSCode;

beforeAll(async () => {
  workspace = await mkdtemp(path.join(tmpdir(), 'loopscope-workspace-'));
  code = await launch({ workspace, settings: { 'workbench.colorTheme': 'Default Dark Modern' } });
});

afterAll(async () => {
  await code?.close();
  await rm(workspace, { recursive: true, force: true });
});

test('the packed extension is installed and starts', async () => {
  const isActive = await code.evaluate(async (api) => {
    const extension = api.extensions.getExtension('loopscope.loopscope');
    await extension?.activate();
    return extension?.isActive;
  });
  expect(isActive).toBe(true);
});

test('a function runs in the extension host with its argument, and its error comes back', async () => {
  const folder = await code.evaluate((api) => api.workspace.workspaceFolders?.[0]?.uri.fsPath);
  expect(folder).toBe(workspace);
  expect(await code.evaluate((_, argument) => argument.map((n) => n * 2), [1, 2])).toEqual([2, 4]);
  const failing = code.evaluate(() => {
    throw new RangeError('out of reach');
  });
  await expect(failing).rejects.toThrow('In the extension host: RangeError: out of reach');
});

test('the integrated terminal is a real one, and what it prints can be read', async () => {
  await code.evaluate((api) => {
    const terminal = api.window.createTerminal();
    terminal.show();
    terminal.sendText(`node -p "['terminal', process.stdout.isTTY].join(' is ')"`);
  });
  await code.workbench.terminalLines.filter({ hasText: /^terminal is true/ }).waitFor();
});

test('a command of the palette runs', async () => {
  await code.workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  await code.page.locator('.part.sidebar').waitFor({ state: 'hidden' });
  await code.workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  await code.page.locator('.part.sidebar').waitFor();
});

test('the theme follows its setting', async () => {
  const useTheme = (theme: string) =>
    code.evaluate(
      (api, name) => api.workspace.getConfiguration().update('workbench.colorTheme', name, true),
      theme,
    );
  await code.page.locator('.monaco-workbench.vs-dark').waitFor();
  await useTheme('Default High Contrast');
  await code.page.locator('.monaco-workbench.hc-black').waitFor();
  await useTheme('Default Light Modern');
  await code.page.locator('.monaco-workbench.vs').waitFor();
});

test('the console of the window is free of unexpected errors', () => {
  expect(code.consoleErrors).toEqual([]);
});
