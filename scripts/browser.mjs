/** VS Code served to a browser, with the packed extension installed. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { tsImport } from 'tsx/esm/api';
import { ensureInstalled } from './install.mjs';
import { packExtension } from './package.mjs';
import { hasScreen } from './screen.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Serves on 127.0.0.1 until `stopped` settles, to those who know the address that it prints. */
export async function runInBrowser({ stopped, workspace, showcase, opens, ...options }) {
  const vsix = packExtension();
  ensureInstalled(path.join(root, 'test/e2e'));
  const { completeServer, startServer } = await tsImport('./vscodeServer.ts', import.meta.url);
  completeServer();
  const token = randomBytes(16).toString('hex');
  const server = await startServer({ ...options, vsix, token });
  const host = new URL(server.origin).host;
  const payload = JSON.stringify([['extensionDevelopmentPath', `vscode-remote://${host}${showcase}`]]);
  const address = `${server.origin}/?${new URLSearchParams({ tkn: token, folder: workspace, payload })}`;
  console.log(`\nVS Code with Loopscope: ${address}\nCtrl-C ends it.`);
  if (opens && hasScreen()) openBrowser(address);
  const cause = await Promise.race([server.ended.then(() => 'ended'), stopped]);
  await server.close();
  if (cause === 'ended') throw new Error('The VS Code server ended by itself.');
}

/** Only a convenience, since the address has been printed: where it fails, it fails in silence. */
function openBrowser(address) {
  const openers = { darwin: ['open'], win32: ['rundll32', 'url.dll,FileProtocolHandler'] };
  const [opener, ...args] = openers[process.platform] ?? ['xdg-open'];
  spawn(opener, [...args, address], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
