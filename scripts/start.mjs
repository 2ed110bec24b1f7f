/**
 * `npm start`: VS Code with Loopscope in it, the examples open and one of them running in the debug mode.
 * On the desktop if VS Code is there; else, or with `--port N`, served to a browser. It lasts until Ctrl-C.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { hasDesktop, runOnDesktop } from './desktop.mjs';
import { ensureInstalled } from './install.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** The port is undefined, or the text of a number; `opens` says whether to open a browser. */
function readOptions() {
  const { values } = parseArgs({ options: { port: { type: 'string' }, 'no-open': { type: 'boolean' } } });
  if (values.port === undefined || (/^\d+$/.test(values.port) && Number(values.port) < 65_536)) {
    return { port: values.port, opens: !values['no-open'] };
  }
  throw new Error(`--port ${values.port}: a port is a number up to 65535; 0 picks a free one.`);
}

async function start() {
  const { port, opens } = readOptions();
  ensureInstalled();
  await build();
  // Not `once`: npm passes on the Ctrl-C that the terminal has sent here already, and that must not cut the end short.
  const stopped = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, resolve);
  });
  const home = mkdtempSync(path.join(tmpdir(), 'loopscope-'));
  const session = {
    home,
    stopped,
    workspace: path.join(root, 'examples'),
    settings: {
      'extensions.ignoreRecommendations': true,
      'git.openRepositoryInParentFolders': 'never',
      'telemetry.telemetryLevel': 'off',
      'workbench.startupEditor': 'none',
    },
    showcase: path.join(root, 'scripts/showcase'),
  };
  try {
    if (port === undefined && hasDesktop()) return await runOnDesktop(session);
    const { runInBrowser } = await import('./browser.mjs');
    await runInBrowser({ ...session, port: Number(port ?? 0), opens });
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

start().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
