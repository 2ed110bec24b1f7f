/** Each way to start a program, in the real VS Code: its tasks are seen, whoever started it. */
import { execFileSync } from 'node:child_process';
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
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DebugConfiguration } from 'vscode';
import { launch, type VSCode } from './launch';

const root = path.resolve(import.meta.dirname, '../..');
const DEBUGPY = 'debugpy==1.8.22';
const PROGRAMS = ['app.py', 'app.ts', 'family.py', 'grandparent.py', 'family.mjs'];
const WORDS = ['open', 'cancel', 'block', 'unblock', 'end'];

let home: string;
let workspace: string;
let code: VSCode;

const inWorkspace = (name: string) => path.join(workspace, name);
const tell = (word: string) => writeFileSync(inWorkspace(word), '');
const row = (name: RegExp) => code.workbench.panel.getByRole('row', { name });
const liveness = (word: string) => code.workbench.panel.locator('.liveness', { hasText: word });
const programShown = (name: string) => code.workbench.panel.locator('.identity', { hasText: name });
const lineOf = (file: string, text: string) =>
  readFileSync(inWorkspace(file), 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(text)) + 1;

/** The lines that are marked for blocking the loop. */
const slowLines = () =>
  code.evaluate((api) =>
    api.languages
      .getDiagnostics()
      .flatMap(([, diagnostics]) => diagnostics)
      .filter(({ code }) => typeof code === 'object' && code.value === 'slow-callback')
      .map(({ range }) => range.start.line + 1),
  );

const open = (name: string) =>
  code.evaluate(async (api, file) => {
    await api.window.showTextDocument(await api.workspace.openTextDocument(file));
  }, inWorkspace(name));

const command = (id: string) =>
  code.evaluate(async (api, name) => {
    await api.commands.executeCommand(name);
  }, id);

const typeIn = (text: string) =>
  code.evaluate((api, line) => {
    const terminal = api.window.createTerminal();
    terminal.show();
    terminal.sendText(line);
  }, text);

beforeAll(async () => {
  home = realpathSync(mkdtempSync(path.join(tmpdir(), 'loopscope-launches-')));
  workspace = path.join(home, 'workspace');
  const debugpy = path.join(home, 'debugpy');
  const pip = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--target',
    debugpy,
    DEBUGPY,
  ];
  execFileSync('python3', pip);
  mkdirSync(path.join(workspace, 'node_modules'), { recursive: true });
  for (const name of PROGRAMS) {
    copyFileSync(path.join(import.meta.dirname, 'programs', name), inWorkspace(name));
  }
  writeFileSync(inWorkspace('package.json'), '{ "type": "module", "scripts": { "app": "tsx app.ts" } }');
  symlinkSync(root, inWorkspace('node_modules/loopscope'));
  symlinkSync(path.join(root, 'node_modules/tsx'), inWorkspace('node_modules/tsx'));
  mkdirSync(inWorkspace('node_modules/.bin'));
  symlinkSync('../tsx/dist/cli.mjs', inWorkspace('node_modules/.bin/tsx'));
  code = await launch({ workspace, settings: { 'workbench.colorTheme': 'Default Dark Modern' } });
  await code.evaluate((api, PYTHONPATH) => {
    const createDebugAdapterDescriptor = () =>
      new api.DebugAdapterExecutable('python3', ['-m', 'debugpy.adapter'], { env: { PYTHONPATH } });
    api.debug.registerDebugAdapterDescriptorFactory('debugpy', { createDebugAdapterDescriptor });
  }, debugpy);
});

afterAll(async () => {
  await code?.close();
  rmSync(home, { recursive: true, force: true });
});

beforeEach(() => {
  for (const word of WORDS) rmSync(inWorkspace(word), { force: true });
});

afterEach(async () => {
  await code.evaluate((api) => api.debug.stopDebugging());
  // VS Code tells an adapter of breakpoints that go, and complains where the adapter has gone meanwhile.
  await code.page.locator('.debug-toolbar').waitFor({ state: 'hidden' });
  tell('end');
  await code.evaluate((api) => {
    api.debug.removeBreakpoints(api.debug.breakpoints);
    for (const terminal of api.window.terminals) terminal.dispose();
  });
  await command('loopscope.clearFindings');
});

describe('terminals', () => {
  test.each([
    ['python3 app.py', 'app.py'],
    ['npm run app', 'app.ts'],
  ])('%s is seen as it is', async (line, program) => {
    await command('loopscope.instrumentTerminals');
    const item = code.page.locator('.statusbar-item', { hasText: 'Instrumented' });
    await item.waitFor();
    await typeIn(line);
    await code.workbench.terminalLines.filter({ hasText: 'ready' }).first().waitFor();
    await command('loopscope.tasks.focus');
    await programShown(program).waitFor();
    await row(/^worker, waiting, sleep/).waitFor();
    await code.workbench.screenshot(`terminal-${program}`);
    await item.click();
    await item.waitFor({ state: 'hidden' });
  });

  test('Python looks for modules nowhere else, and later terminals are plain', async () => {
    await command('loopscope.instrumentTerminals');
    await typeIn(`python3 -c "import os, sys; print('cwd' if os.getcwd() in sys.path else 'instrumented')"`);
    await code.workbench.terminalLines.filter({ hasText: /^instrumented/ }).waitFor();
    await command('loopscope.plainTerminals');
    await typeIn(
      `python3 -c "import os; print('plain' if 'LOOPSCOPE_INSPECTOR' not in os.environ else 'no')"`,
    );
    await code.workbench.terminalLines.filter({ hasText: /^plain/ }).waitFor();
  });
});

/** Longer than the threshold for slow callbacks. */
const STOPPED_MS = 1_500;

describe.each<[string, string, { type: string; [setting: string]: unknown }]>([
  ['Python', 'app.py', { type: 'debugpy', console: 'integratedTerminal' }],
  ['Node', 'app.ts', { type: 'node', runtimeArgs: ['--import', 'tsx'] }],
])('debugging %s', (_language, program, configuration) => {
  const stopHere = () =>
    code.evaluate(
      (api, { file, line }) => {
        const place = new api.Location(api.Uri.file(file), new api.Position(line - 1, 0));
        api.debug.addBreakpoints([new api.SourceBreakpoint(place)]);
      },
      { file: inWorkspace(program), line: lineOf(program, "the canceller's line") },
    );

  const atBreakpoint = async () => {
    // When a session starts or stops, VS Code shows its own view in place of ours.
    await code.page.locator('.debug-toolbar').waitFor();
    await command('loopscope.tasks.focus');
    await row(/^victim, waiting, sleep/).waitFor();
    tell('cancel');
    await code.page.locator('.debug-top-stack-frame-line').waitFor();
    await command('loopscope.tasks.focus');
    await liveness('stopped').waitFor();
  };

  const goOn = async () => {
    await command('workbench.action.debug.continue');
    await row(/^victim, cancelled/).waitFor();
    await liveness('live').waitFor();
  };

  test('F5: the tree shows the tasks of the moment of the stop, and the stop is no stall', async () => {
    await open(program);
    await stopHere();
    const full: DebugConfiguration = {
      name: 'app',
      request: 'launch',
      program: inWorkspace(program),
      ...configuration,
    };
    await code.evaluate(
      (api, config) => api.debug.startDebugging(api.workspace.workspaceFolders![0], config),
      full,
    );
    await atBreakpoint();
    await sleep(STOPPED_MS);
    await row(/^victim, waiting, sleep/).waitFor();
    expect(await code.workbench.panel.getByText('overdue').count()).toBe(0);
    if (program === 'app.ts') {
      await row(/^canceller, ready/).click();
      const place = `${program}:${lineOf(program, "the canceller's line")}`;
      const details = code.workbench.panel.getByRole('region', { name: 'Details of canceller' });
      await details.getByRole('button', { name: place, exact: true }).first().waitFor();
    }
    await code.workbench.screenshot(`stopped-${program}`);
    await goOn();
    // A real one is told: the stop isn't.
    tell('block');
    await vi.waitUntil(async () => (await slowLines()).length > 0, 20_000);
    tell('unblock');
    expect(await slowLines()).toEqual([lineOf(program, 'the blocking line')]);
  });

  test('Debug File in Async Debug Mode', async () => {
    await open(program);
    await stopHere();
    await command('loopscope.debugFile');
    await atBreakpoint();
    await goOn();
  });

  test('with the setting off, F5 adds nothing', async () => {
    const set = (value: boolean | undefined) =>
      code.evaluate(
        (api, { is }) => api.workspace.getConfiguration('loopscope').update('debugSessions', is, true),
        { is: value },
      );
    await set(false);
    const environment = await code.evaluate(
      async (api, config) => {
        const started = new Promise<Record<string, string> | undefined>((resolve) => {
          const once = api.debug.onDidStartDebugSession((session) => {
            once.dispose();
            resolve(session.configuration.env);
          });
        });
        await api.debug.startDebugging(undefined, config);
        return (await started) ?? {};
      },
      {
        name: 'app',
        request: 'launch',
        program: inWorkspace(program),
        ...configuration,
      } as DebugConfiguration,
    );
    expect(environment).not.toHaveProperty('LOOPSCOPE_INSPECTOR');
    await set(undefined);
  });
});

test('it is said when nothing was seen in a program, and why that may be', async () => {
  const programs = {
    'short.py': 'import asyncio\nasyncio.run(asyncio.sleep(0))',
    'plain.py': 'print("done")',
    'plain.mjs': 'console.log("done")',
  };
  const said = (text: string) => code.page.locator('.notification-toast', { hasText: text });
  for (const [name, content] of Object.entries(programs)) {
    writeFileSync(inWorkspace(name), content);
    await open(name);
    await command('loopscope.runFile');
    if (name === 'short.py') await programShown(name).waitFor();
    else await said(`${name} has ended, and no event loop was seen in it.`).waitFor();
  }
  await said('older than 3.8').waitFor();
  await said('the loopscope library').waitFor();
  expect(await said('short.py').count()).toBe(0);
});

describe('several processes', () => {
  test.each([
    ['family.py', ['family.py', '   family.py', '   grandparent.py', '      grandparent.py'].sort()],
    ['family.mjs', ['family.mjs', '   family.mjs', '   family.mjs'].sort()],
  ])('those that %s starts are under it', async (program, expected) => {
    await open(program);
    await command('loopscope.runFile');
    const picker = code.workbench.panel.getByRole('combobox', { name: 'Process' });
    await vi.waitUntil(
      async () => {
        const options = await picker.locator('option').allTextContents();
        const live = options
          .filter((text) => !/ended|killed/.test(text))
          .map((text) => text.replace(/ · .*/, ''));
        return (
          live
            .map((text) => text.replaceAll('\u00a0', ' '))
            .sort()
            .join() === expected.join()
        );
      },
      { timeout: 30_000, interval: 200 },
    );
    await code.workbench.screenshot(`processes-${program}`);
  });
});

test('the console of the window is free of unexpected errors', () => {
  expect(code.consoleErrors).toEqual([]);
});
