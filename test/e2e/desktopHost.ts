/** Desktop VS Code: the one that VSCODE_EXECUTABLE names, else the oldest supported one, downloaded. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath } from '@vscode/test-electron';
import { _electron } from 'playwright-core';
import { collectConsoleErrors } from './consoleErrors';
import { EVALUATOR_EXTENSION, EVALUATOR_RUNNER } from './evaluator';
import type { Host, HostOptions } from './launch';

const OLDEST_SUPPORTED = '1.100.3';

/** Starts desktop VS Code with the workspace open; on Linux it needs a display, such as `xvfb-run` gives. */
export async function openOnDesktop(options: HostOptions): Promise<Host> {
  const executablePath = process.env.VSCODE_EXECUTABLE ?? (await downloadAndUnzipVSCode(OLDEST_SUPPORTED));
  const userData = path.join(options.home, 'user-data');
  const folders = [
    `--user-data-dir=${userData}`,
    `--extensions-dir=${path.join(options.home, 'extensions')}`,
  ];
  mkdirSync(path.join(userData, 'User'), { recursive: true });
  writeFileSync(path.join(userData, 'User/settings.json'), JSON.stringify(options.settings));
  installExtension(executablePath, [...folders, '--install-extension', options.vsix, '--force']);
  const app = await _electron.launch({
    executablePath,
    args: [
      ...folders,
      ...['--no-sandbox', '--disable-updates', '--skip-welcome', '--skip-release-notes'],
      ...(options.isUntrusted ? [] : ['--disable-workspace-trust']),
      `--extensionDevelopmentPath=${EVALUATOR_EXTENSION}`,
      `--extensionTestsPath=${EVALUATOR_RUNNER}`,
      options.workspace,
    ],
    env: { ...(process.env as Record<string, string>), ...options.env },
  });
  options.onClose(() => app.close());
  const page = await app.firstWindow();
  return { page, consoleErrors: collectConsoleErrors(page) };
}

function installExtension(executable: string, args: string[]): void {
  const [cli, ...cliArgs] = resolveCliArgsFromVSCodeExecutablePath(executable, { reuseMachineInstall: true });
  execFileSync(cli!, [...cliArgs, ...args], { stdio: 'pipe', shell: process.platform === 'win32' });
}
