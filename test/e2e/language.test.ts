/** VS Code in another language: what it shows of the extension is translated, in the panel as in the editor. */
import { mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { shownWithin, translated, untranslated } from '../unit/language/pseudoLanguage';
import { launch, type VSCode } from './launch';

/** A language that VS Code has no pack for, so that its own texts are as ever. */
const LANGUAGE = 'eo';

const PROGRAM = `import asyncio
async def q():
    await asyncio.sleep(600)
async def z():
    q()
    t = asyncio.create_task(q(), name="t")
    await asyncio.sleep(1)
    await t
asyncio.run(z())
`;

// The desktop takes up a language only with a language pack.
describe.skipIf(process.env.E2E_HOST === 'desktop')('in another language', () => {
  let workspace: string;
  let file: string;
  let code: VSCode;

  beforeAll(async () => {
    workspace = realpathSync(mkdtempSync(path.join(tmpdir(), 'loopscope-workspace-')));
    file = path.join(workspace, 'app.py');
    writeFileSync(file, PROGRAM);
    const files = {
      [`l10n/bundle.l10n.${LANGUAGE}.json`]: translated('l10n/bundle.l10n.json'),
      [`package.nls.${LANGUAGE}.json`]: translated('package.nls.json'),
    };
    code = await launch({ workspace, translation: { language: LANGUAGE, files } });
    await code.evaluate(async (api, name) => {
      await api.window.showTextDocument(await api.workspace.openTextDocument(name));
    }, file);
  });

  afterAll(async () => {
    await code?.close();
    await rm(workspace, { recursive: true, force: true });
  });

  /** What the panel shows in English. */
  async function untranslatedInPanel(): Promise<string[]> {
    const frame = await (await code.workbench.panel.locator('#app').elementHandle())!.ownerFrame();
    const texts = (await frame!.evaluate(shownWithin('#app'))) as string[];
    const own = `${PROGRAM} ${file} CPython`.match(/\p{L}+/gu)!;
    return texts.filter((text) => untranslated(text, own).length > 0);
  }

  const shownFile = () =>
    code.evaluate(async (api, name) => {
      const { uri } = await api.workspace.openTextDocument(name);
      const everywhere = new api.Range(0, 0, 99, 0);
      const hints = await api.commands.executeCommand<{ label: { value: string }[] }[]>(
        'vscode.executeInlayHintProvider',
        uri,
        everywhere,
      );
      const actions = await api.commands.executeCommand<{ title: string }[]>(
        'vscode.executeCodeActionProvider',
        uri,
        new api.Range(4, 0, 4, 4),
      );
      return {
        messages: api.languages.getDiagnostics(uri).map(({ message }) => message),
        hints: hints.flatMap(({ label }) => label.map(({ value }) => value)),
        actions: actions.map(({ title }) => title),
      };
    }, file);

  test('the panel before any program', async () => {
    await code.evaluate((api) => api.commands.executeCommand('loopscope.tasks.focus'));
    await code.workbench.panel.getByRole('button', { name: '⟦Open an Example⟧' }).waitFor();
    expect(await untranslatedInPanel()).toEqual([]);
    expect(await code.workbench.panel.locator('html').getAttribute('lang')).toBe(LANGUAGE);
  });

  test('the commands', async () => {
    await code.workbench.runCommand('Loopscope: ⟦Run File in Async Debug Mode⟧');
    await code.workbench.panel.getByRole('row', { name: /^t, ⟦waiting⟧/ }).click();
    await code.workbench.panel.getByRole('region', { name: '⟦Details of t⟧' }).waitFor();
    expect(await untranslatedInPanel()).toEqual([]);
    await code.workbench.screenshot('language');
  });

  test('the status bar', async () => {
    await code.page.locator('.statusbar-item', { hasText: '⟦2 async tasks⟧' }).waitFor();
  });

  test('what is said when a program cannot be started, or attached to', async () => {
    const said = (text: string) => code.page.locator('.notification-toast', { hasText: text }).waitFor();
    await code.evaluate(async (api, none) => {
      await api.commands.executeCommand('loopscope.runFile', api.Uri.file(none));
    }, `${file}.py`);
    await said('⟦There is no file ');
    // No system has as many.
    await code.evaluate((api) => api.commands.executeCommand('loopscope.attach', 2 ** 30));
    await said('⟦There is no process 1073741824.⟧');
  });

  test('the marked lines, with their fixes and hints', async () => {
    const { messages, hints, actions } = await vi.waitUntil(
      async () => {
        const shown = await shownFile();
        return shown.messages.length > 0 && shown.hints.length > 0 ? shown : undefined;
      },
      { timeout: 20_000, interval: 200 },
    );
    expect(messages).toEqual(["⟦The coroutine 'q' was never awaited: nothing of it ran.⟧"]);
    expect(hints.filter((hint) => untranslated(hint).length > 0)).toEqual([]);
    expect(actions).toContain('⟦Await it⟧');
  });
});
