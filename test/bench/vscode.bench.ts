/** In the real VS Code: the extension's activation, and the time from a task's creation to its row. */
import { copyFileSync, mkdtempSync, readFileSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launch } from '../e2e/launch';
import { median } from './paired';

const ACTIVATIONS = 5;

async function activation(workspace: string): Promise<number> {
  await using code = await launch({ workspace });
  return await code.evaluate(async (api) => {
    const started = performance.now();
    await api.extensions.getExtension('loopscope.loopscope')!.activate();
    return performance.now() - started;
  });
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

const workspace = realpathSync(mkdtempSync(path.join(tmpdir(), 'loopscope-bench-')));
copyFileSync(path.join(import.meta.dirname, 'programs/appear.py'), path.join(workspace, 'appear.py'));
const activations: number[] = [];
for (let i = 0; i < ACTIVATIONS; i++) activations.push(await activation(workspace));
console.log(`activation: median ${median(activations).toFixed(1)} ms of ${ACTIVATIONS}`);
const rows = await appearances(workspace);
console.log(
  `creation to row: median ${median(rows).toFixed(0)} ms, worst ${Math.max(...rows).toFixed(0)} ms of ${rows.length}`,
);
