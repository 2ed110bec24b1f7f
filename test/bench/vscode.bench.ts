/** In the real VS Code: the extension's activation, the time from a task's creation to its row, and many findings. */
import { copyFileSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launch, type VSCode } from '../e2e/launch';
import { median } from './paired';

const ACTIVATIONS = 5;
const FINDINGS = 10_000;
const LETTERS = 30;

/** What VS Code itself has measured: it activates the extension when its own start is over. */
async function activation(workspace: string): Promise<number> {
  await using code = await launch({ workspace });
  await code.evaluate((api) => api.extensions.getExtension('loopscope.loopscope')!.activate());
  await code.workbench.runCommand('Developer: Show Running Extensions');
  const row = code.page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: 'Loopscope' });
  const text = await row
    .filter({ hasText: /Activation: \d/ })
    .first()
    .innerText();
  return Number(/Activation: (\d+)\s*ms/.exec(text)![1]);
}

/** Milliseconds from the creation of each task to its row being there, to 4 ms. */
async function appearances(workspace: string): Promise<number[]> {
  await using code = await launch({ workspace });
  await code.evaluate(
    async (api, file) => {
      await api.window.showTextDocument(await api.workspace.openTextDocument(file));
    },
    path.join(workspace, 'appear.py'),
  );
  await code.workbench.runCommand('Loopscope: Run File in Async Debug Mode');
  await code.workbench.panel.getByRole('row', { name: /^appear-0/ }).waitFor();
  const seen = await code.workbench.panel.locator('body').evaluate(async (body) => {
    const times: Record<string, number> = {};
    for (; !('appear-28' in times); await new Promise((next) => setTimeout(next, 4))) {
      for (const row of body.querySelectorAll('[role=row]')) {
        const name = row.getAttribute('aria-label')!.split(',')[0]!;
        if (name.startsWith('appear-')) times[name] ??= Date.now();
      }
    }
    return times;
  });
  const lines = readFileSync(path.join(workspace, 'created.txt'), 'utf8').trim().split('\n');
  const created = new Map(lines.map((line) => line.split(' ') as [string, string]));
  // The first ones may have been there before anybody looked.
  return Object.entries(seen)
    .slice(2)
    .map(([name, at]) => at - Number(created.get(name)));
}

/** How late the extension host was at worst while the findings came in, and how long letters took to appear then. */
async function manyFindings(workspace: string) {
  const file = path.join(workspace, 'findings.py');
  const calls = '    job()\n'.repeat(FINDINGS);
  const start = 'import asyncio\nasync def job(): pass\nasync def main():\n';
  writeFileSync(file, `${start}${calls}    await asyncio.sleep(3600)\nasyncio.run(main())\n`);
  await using code = await launch({ workspace });
  const plain = await typing(code, file);
  const late = await code.evaluate(async (api, name) => {
    let worst = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      worst = Math.max(worst, performance.now() - last - 10);
      last = performance.now();
    }, 10);
    await api.commands.executeCommand('loopscope.runFile', api.Uri.file(name));
    while (api.languages.getDiagnostics(api.Uri.file(name)).length < 1_000) {
      await new Promise((next) => setTimeout(next, 100));
    }
    clearInterval(timer);
    return worst;
  }, file);
  await code.page.locator('.statusbar-item', { hasText: 'async task' }).waitFor();
  return { late, plain, marked: await typing(code, file) };
}

/** In the window: milliseconds from the next press of a key to the second frame after it, which shows what came of it. */
const LISTEN = `void (window.shown = new Promise((resolve) => {
  const onKey = () => {
    const pressed = performance.now();
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - pressed)));
  };
  addEventListener('keydown', onKey, { capture: true, once: true });
}))`;

/** Milliseconds from the press of a key to the letter in the editor, of several. */
async function typing(code: VSCode, file: string): Promise<number[]> {
  await code.evaluate(async (api, name) => {
    await api.window.showTextDocument(await api.workspace.openTextDocument(name));
  }, file);
  await code.page.locator('.editor-instance .view-line').nth(3).click();
  const times: number[] = [];
  for (let i = 0; i < LETTERS; i++) {
    await code.page.evaluate(LISTEN);
    // Lines too: every mark below moves with each.
    await code.page.keyboard.press(i % 5 === 0 ? 'Enter' : '#');
    times.push(await code.page.evaluate<number>('window.shown'));
  }
  await code.evaluate((api) => api.commands.executeCommand('workbench.action.files.revert'));
  return times;
}

const workspace = realpathSync(mkdtempSync(path.join(tmpdir(), 'loopscope-bench-')));
copyFileSync(path.join(import.meta.dirname, 'programs/appear.py'), path.join(workspace, 'appear.py'));
const activations: number[] = [];
for (let i = 0; i < ACTIVATIONS; i++) activations.push(await activation(workspace));
console.log(`activation: median ${median(activations).toFixed(1)} ms of ${ACTIVATIONS}`);
const rows = await appearances(workspace);
console.log(
  `creation to row: median ${median(rows).toFixed(0)} ms, worst ${Math.max(...rows).toFixed(0)} ms of ${rows.length}`,
);
const { late, plain, marked } = await manyFindings(workspace);
const typed = (times: readonly number[]) =>
  `${median(times).toFixed(0)} ms, worst ${Math.max(...times).toFixed(0)} ms`;
console.log(
  `${FINDINGS} findings in one file: extension host late by ${late.toFixed(0)} ms at worst; ` +
    `a key shows after ${typed(marked)} (without findings ${typed(plain)})`,
);
