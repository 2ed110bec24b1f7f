/** A real VS Code with the packed extension in it, for one test or for a file of tests. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { openOnDesktop } from './desktopHost';
import { Evaluator } from './evaluator';
import { openInServer } from './serverHost';
import { Workbench } from './workbench';

/** Nothing that asks, moves or comes from the network, so that a test meets only what it has caused. */
const QUIET_SETTINGS = {
  'debug.saveBeforeStart': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'files.simpleDialog.enable': true,
  'git.enabled': false,
  // In the document, where tests can read it, not on a canvas.
  'terminal.integrated.gpuAcceleration': 'off',
  'telemetry.telemetryLevel': 'off',
  'window.dialogStyle': 'custom',
  'security.workspace.trust.startupPrompt': 'never',
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on',
  'workbench.startupEditor': 'none',
};

/** What a test says about the VS Code that it wants. */
export interface LaunchOptions {
  /** The absolute path of the folder to open. */
  readonly workspace: string;
  /** User settings on top of those that keep VS Code quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Environment variables for the extension host. */
  readonly env?: Readonly<Record<string, string>>;
  /** The workspace is not trusted. */
  readonly isUntrusted?: boolean;
  /** VS Code is in a language of which the extension has these files: path → JSON. On the server alone. */
  readonly translation?: { readonly language: string; readonly files: Readonly<Record<string, object>> };
}

/** What the two hosts need. They say what to undo as they go, so that a start that fails leaves nothing behind. */
export interface HostOptions extends Required<Omit<LaunchOptions, 'translation'>> {
  readonly translation: LaunchOptions['translation'];
  /** An empty folder that is deleted in the end. */
  readonly home: string;
  readonly vsix: string;
  readonly onClose: (step: () => unknown) => void;
}

/** VS Code's window, wherever it runs. */
export interface Host {
  readonly page: Page;
  /** Errors in the page's console so far, without those that VS Code has of its own. */
  readonly consoleErrors: readonly string[];
}

/** A VS Code under test. */
export interface VSCode extends Host, AsyncDisposable {
  readonly workbench: Workbench;
  readonly evaluate: Evaluator['evaluate'];
  /** Reloads the window, by VS Code's own command, and waits for its new extension host. */
  reload(): Promise<void>;
  /** Ends VS Code and all that it started, and deletes its folders. */
  close(): Promise<void>;
}

/**
 * Starts VS Code with the packed extension and a workspace; E2E_HOST says which: `server` (the default) or `desktop`.
 * The extension is `loopscope.vsix`, or what E2E_VSIX names.
 * @throws when VS Code doesn't come up; nothing of it is left running then
 * @example await using vscode = await launch({ workspace });
 */
export async function launch(options: LaunchOptions): Promise<VSCode> {
  const undo: (() => unknown)[] = [];
  const onClose = (step: () => unknown) => undo.push(step);
  const close = async (): Promise<void> => {
    const step = undo.pop();
    if (step === undefined) return;
    try {
      await step();
    } finally {
      await close();
    }
  };
  try {
    const home = await mkdtemp(path.join(tmpdir(), 'loopscope-e2e-'));
    onClose(() => rm(home, { recursive: true, force: true, maxRetries: 5 }));
    const evaluator = await Evaluator.listen(home);
    onClose(() => evaluator.close());
    const open = process.env.E2E_HOST === 'desktop' ? openOnDesktop : openInServer;
    const { page, consoleErrors } = await open({
      workspace: options.workspace,
      settings: { ...QUIET_SETTINGS, ...options.settings },
      env: { ...options.env, ...evaluator.env },
      isUntrusted: options.isUntrusted ?? false,
      translation: options.translation,
      home,
      vsix: packedExtension(),
      onClose,
    });
    await page.locator('.monaco-workbench').waitFor();
    await evaluator.connected();
    const { evaluate } = evaluator;
    const reload = async () => {
      const connected = evaluator.nextConnection();
      // The extension host is gone before it can answer.
      evaluate((api) => api.commands.executeCommand('workbench.action.reloadWindow')).catch(() => {});
      await connected;
      await page.locator('.monaco-workbench').waitFor();
    };
    return {
      page,
      workbench: new Workbench(page),
      evaluate,
      reload,
      consoleErrors,
      close,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function packedExtension(): string {
  const vsix = process.env.E2E_VSIX ?? fileURLToPath(new URL('../../loopscope.vsix', import.meta.url));
  if (existsSync(vsix)) return vsix;
  throw new Error(`There is no ${vsix}. \`npm test -- e2e\` makes it; \`npm run package\` makes only that.`);
}
