/** The walkthrough as VS Code shows it. */
import { mkdtempSync, readFileSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, type VSCode } from './launch';

const root = path.resolve(import.meta.dirname, '../..');
const texts: Record<string, string> = JSON.parse(readFileSync(path.join(root, 'package.nls.json'), 'utf8'));
const STEPS = ['example', 'run', 'tree', 'finding', 'check'];

let workspace: string;
let code: VSCode;

const step = (id: string) => code.page.locator(`[data-step-id="loopscope.loopscope#start#${id}"]`);

beforeAll(async () => {
  workspace = realpathSync(mkdtempSync(path.join(tmpdir(), 'loopscope-workspace-')));
  code = await launch({ workspace });
  await code.evaluate((api) =>
    api.commands.executeCommand('workbench.action.openWalkthrough', 'loopscope.loopscope#start'),
  );
});

afterAll(async () => {
  await code?.close();
  await rm(workspace, { recursive: true, force: true });
});

test.each(STEPS)('the step %s has its texts and its picture', async (id) => {
  const title = step(id).getByText(texts[`walkthrough.${id}.title`]!, { exact: true });
  await title.waitFor();
  if (id !== STEPS[0]) await title.click();
  const picture = code.page.getByRole('img', { name: texts[`walkthrough.${id}.altText`]!, exact: true });
  await picture.waitFor();
  await expect.poll(() => picture.evaluate((image) => image.naturalWidth)).toBeGreaterThan(0);
  await code.workbench.screenshot(`walkthrough-${id}`);
});

test('every command that it names is there', async () => {
  const named = STEPS.flatMap((id) => {
    const links = texts[`walkthrough.${id}.description`]!.matchAll(/\(command:([^)]+)\)/g);
    return [...links].map((link) => link[1]!);
  });
  const known = await code.evaluate((api) => api.commands.getCommands());
  expect(named.length).toBeGreaterThanOrEqual(STEPS.length);
  expect(known).toEqual(expect.arrayContaining(named));
});

test('a step that was done is checked', async () => {
  await expect(step('tree').getByRole('checkbox').getAttribute('aria-checked')).resolves.toBe('false');
  await code.evaluate((api) => api.commands.executeCommand('loopscope.tasks.focus'));
  await expect.poll(() => step('tree').getByRole('checkbox').getAttribute('aria-checked')).toBe('true');
});
