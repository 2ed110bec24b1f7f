/** Attaching to programs that run already: in the real VS Code, and by the command. */
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { findPythons, type Run, start } from '../unit/programs';
import { launch, type VSCode } from './launch';
import { loopscope, root } from './loopscope';

const minor = (version: string) => Number(version.split('.')[1]);
const pythons = findPythons();
const [, python] = pythons.findLast(([version]) => minor(version) >= 14) ?? [];
const [, oldPython] = pythons.find(([version]) => minor(version) < 14) ?? [];

let home: string;
let workspace: string;
let code: VSCode;

const inWorkspace = (name: string) => path.join(workspace, name);
const row = (name: RegExp) => code.workbench.panel.getByRole('row', { name });
const notification = (text: string | RegExp) => code.page.locator('.notification-toast', { hasText: text });
const lineOf = (file: string, text: string) =>
  readFileSync(inWorkspace(file), 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(text)) + 1;

/** Starts a program of `programs/` without an agent, and waits until it is ready. */
async function begin(command: string, args: readonly string[]): Promise<Run & { readonly pid: number }> {
  const run = start(command, args, { NODE_OPTIONS: '', PYTHONPATH: '' }, workspace);
  onTestFinished(() => void run.child.kill('SIGKILL'));
  await run.says(/ready\n/);
  return { ...run, pid: run.child.pid! };
}

const PROGRAMS: Array<[what: string, file: string, command: string | undefined, args: readonly string[]]> = [
  ['CPython 3.14', 'app.py', python, ['app.py']],
  ['Node', 'app.ts', process.execPath, ['--import', 'tsx', 'app.ts']],
];

beforeAll(async () => {
  home = realpathSync(mkdtempSync(path.join(tmpdir(), 'loopscope-attach-')));
  workspace = path.join(home, 'workspace');
  mkdirSync(path.join(workspace, 'node_modules'), { recursive: true });
  for (const [, file] of PROGRAMS)
    copyFileSync(path.join(import.meta.dirname, 'programs', file), inWorkspace(file));
  writeFileSync(inWorkspace('package.json'), '{ "type": "module" }');
  symlinkSync(root, inWorkspace('node_modules/loopscope'));
  symlinkSync(path.join(root, 'node_modules/tsx'), inWorkspace('node_modules/tsx'));
  code = await launch({ workspace, settings: { 'workbench.colorTheme': 'Default Dark Modern' } });
});

afterAll(async () => {
  await code?.close();
  rmSync(home, { recursive: true, force: true });
});

beforeEach(() => {
  for (const word of ['cancel', 'end']) rmSync(inWorkspace(word), { force: true });
});

afterEach(async () => {
  writeFileSync(inWorkspace('end'), '');
  await code.evaluate(async (api) => {
    await api.commands.executeCommand('notifications.clearAll');
    await api.commands.executeCommand('loopscope.clearFindings');
  });
});

/** Picks a process as a user does: by its number. */
async function pick(pid: number, name: string) {
  // Not by `runCommand`: the palette's box is that of the list that follows.
  await code.page.keyboard.press('F1');
  const picker = code.page.locator('.quick-input-widget');
  await picker.locator('input').fill('>Loopscope: Attach to Process…');
  await picker.locator('.monaco-list-row').filter({ hasText: 'Attach to Process…' }).first().click();
  await picker.getByPlaceholder('Which process?').waitFor();
  // Not the end of another number.
  const item = picker.locator('.monaco-list-row').filter({ hasText: new RegExp(`(?<!\\d)${pid}(?!\\d)`) });
  await item.waitFor();
  await code.workbench.screenshot(`attach-pick-${name}`);
  await picker.locator('input').fill(String(pid));
  await item.click();
}

describe.each(PROGRAMS)('a program on %s', (_what, file, command, args) => {
  test.skipIf(!command)(`that runs already is picked, and its tasks are seen (needs ${_what})`, async () => {
    const { pid } = await begin(command!, args);
    await pick(pid, file);
    await row(/^victim, waiting, sleep/).click();
    const details = code.workbench.panel.getByRole('region', { name: 'Details of victim' });
    const place = `${file}:${lineOf(file, 'the await where the cancellation arrives')}`;
    await details.getByRole('button', { name: place, exact: true }).first().waitFor();
    await details.getByText(/^First seen .* ago$/).waitFor();
    await code.workbench.screenshot(`attached-${file}`);
    writeFileSync(inWorkspace('cancel'), '');
    await row(/^victim, cancelled/).waitFor();
    await details.getByText('by the test').first().waitFor();
  });

  test.skipIf(!command)(`is looked at by the command, until it ends (needs ${_what})`, async () => {
    const { pid } = await begin(command!, args);
    const report = path.join(home, 'report.json');
    const run = loopscope(['attach', '--report', report, String(pid)]);
    await run.says(/is shown\. Ctrl\+C/);
    writeFileSync(inWorkspace('end'), '');
    const { code: exitCode, stderr } = await run.exited;
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/loopscope: \d+ findings? · \d+ tasks: /);
    const { processes } = JSON.parse(readFileSync(report, 'utf8'));
    expect(processes).toMatchObject([{ pid, state: 'ended', tasks: { cancelled: 6, pending: 0 } }]);
  });
});

test.skipIf(!oldPython)('what stands in the way is told', async () => {
  const { pid } = await begin(oldPython!, ['app.py']);
  await pick(pid, 'old');
  await notification(/only CPython 3\.14 or newer can be attached to/).waitFor();
  await code.workbench.screenshot('attach-too-old');
  const ended = await loopscope(['attach', String(pid)]).exited;
  expect([ended.code, ended.stderr]).toEqual([2, expect.stringContaining('only CPython 3.14 or newer')]);
});

test('Ctrl+C ends the look, and the program goes on', async () => {
  const { pid, exited } = await begin(process.execPath, ['--import', 'tsx', 'app.ts']);
  const run = loopscope(['attach', String(pid)]);
  await run.says(/is shown\. Ctrl\+C/);
  run.child.kill('SIGINT');
  expect((await run.exited).code).toBe(0);
  writeFileSync(inWorkspace('end'), '');
  expect(await exited).toMatchObject({ code: 0, stdout: expect.stringContaining('worker was cancelled') });
});

test('the console of the window is free of unexpected errors', () => {
  // VS Code writes the messages that it shows there too.
  const others = code.consoleErrors.filter((error) => !error.includes('only CPython 3.14 or newer'));
  expect(others).toEqual([]);
});
