/** From a real program to the panel and the editor, in the real VS Code, for both runtimes. */
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { launch, type VSCode } from './launch';

const root = path.resolve(import.meta.dirname, '../..');

interface ShownDiagnostic {
  readonly code: unknown;
  readonly line: number;
  readonly text: string;
  readonly message: string;
  readonly related: readonly string[];
}

describe.each([
  ['Python', 'app.py'],
  ['TypeScript', 'app.ts'],
])('%s', (language, program) => {
  let workspace: string;
  let code: VSCode;
  let source: string[];

  const tell = (word: string) => writeFileSync(path.join(workspace, word), '');
  /** The row of a task, by what is read out for it: `worker, waiting, sleep`. */
  const row = (name: RegExp) => code.workbench.panel.getByRole('row', { name });
  const lineOf = (text: string) => source.findIndex((line) => line.includes(text)) + 1;
  const printed = (text: string) => code.workbench.terminalLines.filter({ hasText: text }).first().waitFor();
  const screenshot = (name: string) => code.workbench.screenshot(`${language.toLowerCase()}-${name}`);

  const diagnostics = () =>
    code.evaluate(
      async (api, file) => {
        const document = await api.workspace.openTextDocument(file);
        const ours = api.languages
          .getDiagnostics(document.uri)
          .filter(({ source }) => source === 'Loopscope');
        return ours.map((diagnostic) => ({
          code: typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code,
          line: diagnostic.range.start.line + 1,
          text: document.getText(diagnostic.range),
          message: diagnostic.message,
          related: (diagnostic.relatedInformation ?? []).map(
            ({ message, location }) => `${message}: ${location.range.start.line + 1}`,
          ),
        }));
      },
      path.join(workspace, program),
    );

  const finding = (id: string): Promise<ShownDiagnostic> =>
    vi.waitUntil(async () => (await diagnostics()).find((shown) => shown.code === id), {
      timeout: 20_000,
      interval: 100,
    });

  beforeAll(async () => {
    workspace = realpathSync(mkdtempSync(path.join(tmpdir(), 'loopscope-workspace-')));
    copyFileSync(path.join(import.meta.dirname, 'programs', program), path.join(workspace, program));
    source = readFileSync(path.join(workspace, program), 'utf8').split('\n');
    writeFileSync(path.join(workspace, 'package.json'), '{ "type": "module" }');
    mkdirSync(path.join(workspace, 'node_modules'));
    symlinkSync(root, path.join(workspace, 'node_modules/loopscope'));
    symlinkSync(path.join(root, 'node_modules/tsx'), path.join(workspace, 'node_modules/tsx'));
    code = await launch({ workspace, settings: { 'workbench.colorTheme': 'Default Dark Modern' } });
    await code.evaluate(
      async (api, file) => {
        await api.window.showTextDocument(await api.workspace.openTextDocument(file));
      },
      path.join(workspace, program),
    );
    await code.workbench.runCommand('Loopscope: Run File in Async Debug Mode');
    await printed('ready');
  });

  afterAll(async () => {
    await code?.close();
    await rm(workspace, { recursive: true, force: true });
  });

  test('the tree shows the tasks, what they wait for, and who started them', async () => {
    await row(/^worker, waiting, sleep/).waitFor();
    await row(/^phases, waiting, (?:event|future)/).waitFor();
    expect(await row(/^worker/).getAttribute('aria-level')).toBe('2');
    await screenshot('tree');
  });

  test("a task's state changes before one's eyes", async () => {
    tell('open');
    await row(/^phases, waiting, sleep/).waitFor();
    await row(/^opener, done/).waitFor();
  });

  test('the details of a task open its lines', async () => {
    await row(/^victim/).click();
    const line = lineOf('the creation of victim');
    const details = code.workbench.panel.getByRole('region', { name: 'Details of victim' });
    await details.getByRole('button', { name: `${program}:${line}`, exact: true }).click();
    await vi.waitUntil(
      async () =>
        line === (await code.evaluate((api) => api.window.activeTextEditor!.selection.active.line)) + 1,
    );
    await details.getByText('Started at').waitFor();
    await screenshot('details');
  });

  test('a cancelled task names the line of its canceller', async () => {
    tell('cancel');
    const cancelled = await finding('cancelled');
    expect(cancelled).toMatchObject({ line: lineOf('the await where the cancellation arrives') });
    const line = lineOf("the canceller's line");
    expect(cancelled.message).toBe(
      `Task 'victim' was cancelled by 'canceller' at ${program}:${line}: "by the test".`,
    );
    expect(cancelled.related).toContain(`Cancelled here: ${line}`);
    await row(/^victim, cancelled/).waitFor();
    await screenshot('cancelled');
  });

  test('Cancel Task in the panel cancels it in the program', async () => {
    const worker = row(/^worker/);
    await worker.hover();
    await worker.getByRole('button', { name: 'Cancel Task' }).click();
    await printed('worker was cancelled');
    await row(/^worker, cancelled/).waitFor();
    await screenshot('cancelled-from-panel');
  });

  test('the blocking line is marked while it blocks', async () => {
    tell('block');
    const slow = await finding('slow-callback');
    expect(slow.message).toMatch(/^This line is blocking the event loop: .* so far, in task 'blocker'\.$/);
    expect(slow.line).toBe(lineOf('the blocking line'));
    expect(slow.text).toContain('the blocking line');
    await row(/^blocker, blocking/).waitFor();
    await code.page.locator('.statusbar-item', { hasText: 'Event loop blocked' }).waitFor();
    await code.page.locator('.squiggly-warning').first().waitFor();
    await screenshot('blocking');
    tell('unblock');
    await printed('unblocked');
    await vi.waitUntil(
      async () => (await finding('slow-callback')).message.startsWith('This line blocked'),
      20_000,
    );
  });

  test('after the end the findings stay, and Clear Findings takes them away', async () => {
    tell('end');
    await code.workbench.panel.getByText('The program ended').waitFor();
    expect((await diagnostics()).map(({ code }) => code)).toContain('slow-callback');
    await screenshot('ended');
    await code.workbench.runCommand('Loopscope: Clear Findings');
    await vi.waitUntil(async () => (await diagnostics()).length === 0);
  });

  test('the console of the window is free of unexpected errors', () => {
    expect(code.consoleErrors).toEqual([]);
  });
});
