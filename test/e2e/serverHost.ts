/** VS Code in headless Chromium, served from `test/e2e/node_modules`. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../../scripts/chromium';
import { startServer } from '../../scripts/vscodeServer';
import { collectConsoleErrors } from './consoleErrors';
import { EVALUATOR_EXTENSION, EVALUATOR_RUNNER } from './evaluator';
import type { Host, HostOptions } from './launch';

/** Starts a server, and a browser that has opened the workspace in it. */
export async function openInServer(options: HostOptions): Promise<Host> {
  const server = await startServer({ ...options, asksForTrust: options.isUntrusted, port: 0 });
  options.onClose(() => server.close());
  const browser = await chromium.launch({ executablePath: findChromium() });
  options.onClose(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  // After a reload the worker that answers for a webview may keep it waiting for half a minute: VS Code's, not ours.
  page.setDefaultTimeout(60_000);
  const consoleErrors = collectConsoleErrors(page);
  // Pages of VS Code's webviews have such addresses too, but its service worker answers them.
  const isElsewhere = ({ hostname }: URL) =>
    hostname !== '127.0.0.1' && !hostname.endsWith('.vscode-cdn.net');
  await page.route(isElsewhere, (route) => route.abort());
  if (options.translation) {
    addFiles(options.home, options.translation.files);
    await page.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = '${options.translation.language}'`);
  }
  await page.goto(workbenchAddress(server.origin, options.workspace));
  return { page, consoleErrors };
}

/** Puts files into the installed extension. */
function addFiles(home: string, files: Readonly<Record<string, object>>): void {
  const extensions = path.join(home, 'extensions');
  const name = readdirSync(extensions).find((one) => one.startsWith('loopscope.loopscope-'))!;
  for (const [file, content] of Object.entries(files)) {
    const target = path.join(extensions, name, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, JSON.stringify(content));
  }
}

function workbenchAddress(origin: string, workspace: string): string {
  const remote = (file: string) => `vscode-remote://${new URL(origin).host}${file}`;
  const payload = [
    ['extensionDevelopmentPath', remote(EVALUATOR_EXTENSION)],
    ['extensionTestsPath', remote(EVALUATOR_RUNNER)],
  ];
  return `${origin}/?${new URLSearchParams({ folder: workspace, payload: JSON.stringify(payload) })}`;
}
