/** Desktop VS Code with the checkout as the extension under development; the user's own settings stay out of it. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasScreen } from './screen.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const isWindows = process.platform === 'win32';

/** Whether `code` can open a window. In a terminal of a remote VS Code it is another program, which can't. */
export function hasDesktop() {
  if (!hasScreen() || process.env.VSCODE_IPC_HOOK_CLI !== undefined) return false;
  try {
    execFileSync('code', ['--version'], { stdio: 'ignore', shell: isWindows });
    return true;
  } catch {
    return false;
  }
}

/** Opens a window and lasts until it is closed, or `stopped` settles. */
export async function runOnDesktop({ home, stopped, workspace, settings, showcase }) {
  mkdirSync(path.join(home, 'User'), { recursive: true });
  writeFileSync(path.join(home, 'User/settings.json'), JSON.stringify(settings));
  const args = [
    ...['--wait', '--new-window', '--disable-workspace-trust', '--user-data-dir', home],
    ...['--extensionDevelopmentPath', root, '--extensionDevelopmentPath', showcase, workspace],
  ];
  const quoted = isWindows ? args.map((arg) => `"${arg}"`) : args;
  const code = spawn('code', quoted, { stdio: 'inherit', shell: isWindows });
  console.log('Opening VS Code with Loopscope. Closing its window, or Ctrl-C, ends it.');
  await Promise.race([once(code, 'exit'), stopped]);
  code.kill();
}
