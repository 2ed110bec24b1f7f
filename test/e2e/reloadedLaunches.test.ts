/** The window is reloaded: programs that were started here go on in their terminals, and new terminals are as before. */
import { existsSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { runningProcesses } from '../../runtime/launch/processes/processes';
import { launch, type VSCode } from './launch';

/** Counts its starts, and fails when it is told to end. */
const PROGRAM = `
import asyncio, os, sys

async def main():
    print("ready", flush=True)
    while not os.path.exists(__file__ + ".end"):
        await asyncio.sleep(0.02)
    sys.exit(3)

with open(__file__ + ".starts", "a") as starts:
    starts.write(f"{os.getpid()} ")
asyncio.run(main())
`;
/** For shells these would mean something. */
const NAMES = ["it's $HOME & ü.py", 'other.py'];

let workspace: string;
let code: VSCode;

const until = <T>(probe: () => T) => vi.waitUntil(probe, { timeout: 30_000, interval: 200 });
const pathOf = (name: string) => path.join(workspace, name);
/** The pids of each time that it was started. */
const starts = (name: string) =>
  existsSync(pathOf(`${name}.starts`))
    ? readFileSync(pathOf(`${name}.starts`), 'utf8')
        .trim()
        .split(' ')
        .map(Number)
    : [];
const line = (text: string | RegExp) => code.workbench.terminalLines.filter({ hasText: text }).first();
const button = (title: string) =>
  code.page.locator('.composite.title, .pane-header').getByRole('button', { name: title });
const stopButton = () => button('Stop the Programs Started Here');
const terminals = () => code.evaluate((api) => api.window.terminals.map(({ name }) => name));

const run = async (name: string) => {
  const before = starts(name).length;
  await code.evaluate(async (api, file) => {
    await api.commands.executeCommand('loopscope.runFile', api.Uri.file(file));
  }, pathOf(name));
  await until(() => starts(name).length > before);
};

/**
 * Reloads the window when VS Code has kept what is in its terminals, which it does half a second after they change. Of
 * two timers in the same page the shorter one comes first.
 */
const reload = async () => {
  await code.page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), 2_000);
  await code.reload();
};

const typeIn = (text: string) =>
  code.evaluate((api, typed) => {
    const terminal = api.window.createTerminal();
    terminal.show();
    terminal.sendText(typed);
  }, text);

beforeAll(async () => {
  workspace = realpathSync(mkdtempSync(path.join(tmpdir(), 'loopscope-workspace-')));
  for (const name of NAMES) writeFileSync(pathOf(name), PROGRAM);
  code = await launch({ workspace, settings: { 'workbench.colorTheme': 'Default Dark Modern' } });
});

afterAll(async () => {
  await code?.close();
  await rm(workspace, { recursive: true, force: true });
});

describe('a program that was started by Run File', () => {
  const [hostile, other] = NAMES as [string, string];

  test('goes on in its terminal, with what it has said and the stop button', async () => {
    await run(hostile);
    await line('ready').waitFor();
    await stopButton().waitFor();
    await code.workbench.screenshot('run-before-reload');
    await reload();
    await stopButton().waitFor();
    await line('ready').waitFor();
    await code.workbench.panel.getByRole('row', { name: /^main/ }).waitFor();
    await code.workbench.screenshot('run-after-reload');
    expect(await terminals()).toEqual([hostile]);
    expect(starts(hostile)).toHaveLength(1);
  });

  test('is not run a second time', async () => {
    await code.evaluate(async (api, file) => {
      await api.commands.executeCommand('loopscope.runFile', api.Uri.file(file));
    }, pathOf(hostile));
    const said = code.page.locator('.notification-list-item', { hasText: 'is running already' });
    await said.waitFor();
    await code.workbench.screenshot('run-again-after-reload');
    await code.evaluate((api) => api.commands.executeCommand('notifications.clearAll'));
    expect(await terminals()).toEqual([hostile]);
    expect(starts(hostile)).toHaveLength(1);
  });

  test('ends where all can be read, until it is run again in the same terminal', async () => {
    writeFileSync(pathOf(`${hostile}.end`), '');
    await line('exit code: 3').waitFor();
    await line('press any key to close').waitFor();
    await stopButton().waitFor({ state: 'detached' });
    await code.workbench.screenshot('run-ended-after-reload');
    await rm(pathOf(`${hostile}.end`));
    await run(hostile);
    await stopButton().waitFor();
    expect(await terminals()).toEqual([hostile]);
  });

  test('is interrupted by Ctrl+C after another reload', async () => {
    await reload();
    await stopButton().waitFor();
    await line('ready').waitFor();
    await code.evaluate((api) => api.commands.executeCommand('workbench.action.terminal.focus'));
    await code.page.keyboard.press('Control+C');
    await line('KeyboardInterrupt').waitFor();
    await stopButton().waitFor({ state: 'detached' });
  });

  test('is stopped beside others, and none that has ended is started again', async () => {
    await run(hostile);
    await run(other);
    writeFileSync(pathOf(`${hostile}.end`), '');
    await until(async () => (await code.evaluate((api) => api.tasks.taskExecutions.length)) === 1);
    await rm(pathOf(`${hostile}.end`));
    await reload();
    await stopButton().waitFor();
    expect(await terminals()).toEqual([other]);
    await run(hostile);
    await stopButton().click();
    await stopButton().waitFor({ state: 'detached' });
    await until(() => [...starts(hostile), ...starts(other)].every((pid) => !isAlive(pid)));
    expect(starts(hostile)).toHaveLength(4);
    expect(starts(other)).toHaveLength(1);
  });
});

describe('Instrument New Terminals', () => {
  const SAY = `python3 -c "import os; print('debugged' if 'LOOPSCOPE_INSPECTOR' in os.environ else 'plain')"`;
  const item = () => code.page.locator('.statusbar-item', { hasText: 'Instrumented' });

  beforeEach(() =>
    code.evaluate((api) => {
      for (const terminal of api.window.terminals) terminal.dispose();
    }),
  );

  test('is on again after a reload', async () => {
    await code.evaluate((api) => api.commands.executeCommand('loopscope.instrumentTerminals'));
    await item().waitFor();
    await reload();
    await item().waitFor();
    await typeIn(SAY);
    await line(/^debugged/).waitFor();
    await code.workbench.screenshot('terminals-after-reload');
  });

  test('is off where the inspector is gone, as in a new session', async () => {
    process.kill(await inspector(), 'SIGKILL');
    await reload();
    await typeIn(SAY);
    await line(/^plain/).waitFor();
    expect(await item().count()).toBe(0);
  });
});

/** The pid of the inspector's process. */
async function inspector(): Promise<number> {
  const folder = await code.evaluate(
    (api) => api.extensions.getExtension('loopscope.loopscope')!.extensionPath,
  );
  const all = await runningProcesses();
  return all.find(({ commandLine }) => commandLine.includes(path.join(folder, 'dist/inspector.cjs')))!.pid;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
