/** In a workspace that is not trusted nothing is run and nothing is injected, and the user is told why. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { launch, type VSCode } from './launch';

/** The program, and an interpreter that the workspace names, leave a trace. */
const PROGRAM = "open('ran', 'w').close()";
const INTERPRETER = '#!/bin/sh\ntouch "$(dirname "$0")/ran"\n';
const COMMANDS = ['loopscope.runFile', 'loopscope.debugFile', 'loopscope.instrumentTerminals'];

let workspace: string;
let code: VSCode;

const message = (text: string) => code.page.locator('.notification-list-item', { hasText: text });
const hasRun = () => existsSync(path.join(workspace, 'ran'));

beforeAll(async () => {
  workspace = realpathSync(mkdtempSync(path.join(tmpdir(), 'loopscope-workspace-')));
  writeFileSync(path.join(workspace, 'program.py'), PROGRAM);
  writeFileSync(path.join(workspace, 'python'), INTERPRETER, { mode: 0o700 });
  const settings = { 'loopscope.python': path.join(workspace, 'python') };
  mkdirSync(path.join(workspace, '.vscode'));
  writeFileSync(path.join(workspace, '.vscode/settings.json'), JSON.stringify(settings));
  code = await launch({ workspace, isUntrusted: true });
  await code.evaluate(
    async (api, file) => {
      await api.window.showTextDocument(await api.workspace.openTextDocument(file));
      await api.commands.executeCommand('loopscope.tasks.focus');
    },
    path.join(workspace, 'program.py'),
  );
});

afterAll(async () => {
  await code?.close();
  await rm(workspace, { recursive: true, force: true });
});

test('the panel says why, and leads to where trust is given', async () => {
  const { panel } = code.workbench;
  await panel.getByText('This workspace is not trusted, so Loopscope runs nothing in it.').waitFor();
  expect(await panel.getByRole('button', { name: 'Run File in Async Debug Mode' }).count()).toBe(0);
  await code.workbench.screenshot('untrusted');
});

test('the palette offers no command that runs a program', async () => {
  await code.page.keyboard.press('F1');
  const palette = code.page.locator('.quick-input-widget');
  const titles = palette.locator('.monaco-list-row');
  const harmless = titles.filter({ hasText: 'Open an Example' });
  for (const title of ['Run File in', 'Debug File in', 'Instrument New Terminals']) {
    await palette.locator('input').fill('>Loopscope: Open an Example');
    await harmless.waitFor();
    await palette.locator('input').fill(`>Loopscope: ${title}`);
    await harmless.waitFor({ state: 'hidden' });
    expect(await titles.filter({ hasText: title }).count()).toBe(0);
  }
  await code.page.keyboard.press('Escape');
});

test.each(COMMANDS)('%s says why it does nothing', async (command) => {
  await code.evaluate(async (api, id) => {
    await api.commands.executeCommand(id);
  }, command);
  const said = message('in a workspace that is not trusted');
  await said.waitFor();
  await code.evaluate((api) => api.commands.executeCommand('notifications.clearAll'));
  await said.waitFor({ state: 'hidden' });
});

test('nothing was started: no terminal, no inspector', async () => {
  const { terminals, extension } = await code.evaluate((api) => ({
    terminals: api.window.terminals.length,
    extension: api.extensions.getExtension('loopscope.loopscope')!.extensionPath,
  }));
  expect(terminals).toBe(0);
  expect(hasRun()).toBe(false);
  if (process.platform === 'win32') return;
  expect(execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })).not.toContain(extension);
});

test('once trust is given, the panel offers to run', async () => {
  await code.workbench.panel.getByRole('button', { name: 'Manage Workspace Trust' }).click();
  await code.page
    .locator('.workspace-trust-editor')
    .getByRole('button', { name: 'Trust', exact: true })
    .click();
  await code.workbench.panel.getByRole('button', { name: 'Run File in Async Debug Mode' }).waitFor();
  expect(await vi.waitUntil(() => code.evaluate((api) => api.workspace.isTrusted))).toBe(true);
  expect(hasRun()).toBe(false);
});
