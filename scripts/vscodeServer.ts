/**
 * VS Code as a server, out of the npm package code-server: what `npm start` serves and what the end-to-end tests run in.
 * It is VS Code's own server that is started, not code-server's wrapper: that one needs native modules, and a compiler.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const packages = fileURLToPath(new URL('../test/e2e/node_modules', import.meta.url));
const vscode = path.join(packages, 'code-server/lib/vscode');
const serverMain = path.join(vscode, 'out/server-main.js');

/**
 * Makes the VS Code server in `test/e2e/node_modules` ready to run, once after each `npm ci` there.
 * Search and the integrated terminal get prebuilt programs, since the packages that VS Code names for them fetch
 * or compile theirs.
 * @throws when npm can't install the server's own packages, or there is no prebuilt program for this platform
 */
export function completeServer(): void {
  const stamp = path.join(packages, '.server-complete');
  if (existsSync(stamp)) return;
  for (const folder of [vscode, path.join(vscode, 'extensions')]) installPackages(folder);
  const platform = `${process.platform}-${process.arch}`;
  const prebuilt = {
    [`@vscode/ripgrep-${platform}/bin`]: '@vscode/ripgrep/bin',
    [`@lydell/node-pty-${platform}`]: 'node-pty/build/Release',
  };
  for (const [source, target] of Object.entries(prebuilt)) {
    cpSync(path.join(packages, source), path.join(vscode, 'node_modules', target), { recursive: true });
  }
  deleteSourceMaps();
  writeFileSync(stamp, '');
}

/** By the shrinkwrap in the folder; `npm ci` calls that one out of step with its package.json. */
function installPackages(folder: string): void {
  execFileSync(
    'npm',
    ['install', '--no-save', '--omit=dev', '--ignore-scripts', '--no-fund', '--no-audit', '--loglevel=error'],
    {
      cwd: folder,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    },
  );
}

/** Half of what is on disk, and nobody debugs VS Code here. */
function deleteSourceMaps(): void {
  for (const file of readdirSync(vscode, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.map')) rmSync(path.join(vscode, file));
  }
}

/** How a server is to be started. */
export interface ServerOptions {
  /** An empty folder of this server's own, for its settings, logs and extensions. */
  readonly home: string;
  /** The packed extension to install. */
  readonly vsix: string;
  /** User settings, by name. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** The TCP port on 127.0.0.1; 0 picks a free one. */
  readonly port: number;
  /** What a browser must send as `?tkn=`; without one, everybody on this machine may connect. */
  readonly token?: string;
  /** Whether folders are trusted only once the user says so; else all are. */
  readonly asksForTrust?: boolean;
  /** Environment variables on top of this process's own; the extension host inherits them. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A VS Code server that accepts browsers. */
export interface Server {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** Settles when the server has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Ends the server and all that it started. */
  close(): Promise<void>;
}

/**
 * Installs the extension and starts a server that listens on 127.0.0.1 only.
 * @throws when the extension can't be installed, the port is in use, or the server ends before it listens
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { home, port, token } = options;
  const userData = path.join(home, 'data/User');
  mkdirSync(userData, { recursive: true });
  writeFileSync(path.join(userData, 'settings.json'), JSON.stringify(options.settings, null, 2));
  const folders = ['--server-data-dir', home, '--extensions-dir', path.join(home, 'extensions')];
  execFileSync(process.execPath, [serverMain, '--install-extension', options.vsix, '--force', ...folders], {
    stdio: 'pipe',
  });
  const child = spawn(
    process.execPath,
    [
      serverMain,
      ...folders,
      ...['--host', '127.0.0.1', '--port', String(port), '--telemetry-level', 'off'],
      ...(token === undefined ? ['--without-connection-token'] : ['--connection-token', token]),
      ...['--accept-server-license-terms', '--enable-smoke-test-driver'],
      ...(options.asksForTrust ? [] : ['--disable-workspace-trust']),
    ],
    {
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    },
  );
  process.once('exit', () => signalGroup(child, 'SIGKILL'));
  const ended = once(child, 'exit').then(() => {});
  const close = () => end(child);
  try {
    return { origin: `http://127.0.0.1:${await listeningPort(child)}`, ended, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The server says once that it listens, or can't; its output is read on, so that it never blocks on a full pipe. */
function listeningPort(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const printed: string[] = [];
    for (const stream of [child.stdout!, child.stderr!]) {
      createInterface(stream).on('line', (line) => {
        const listening = /^Extension host agent listening on (\d+)/.exec(line);
        const refused = /\bError: listen (?:EADDRINUSE: )?(.*)/.exec(line);
        if (listening) resolve(listening[1]!);
        else if (refused) reject(new Error(`The VS Code server can't listen: ${refused[1]}.`));
        else if (printed.length < 100) printed.push(line);
      });
    }
    child.once('error', reject);
    child.once('close', () => reject(new Error(`The VS Code server did not start.\n${printed.join('\n')}`)));
  });
}

/** Settles when nobody of the server's group is left; those who take longer than five seconds are killed. */
async function end(child: ChildProcess): Promise<void> {
  const patienceEnds = Date.now() + 5_000;
  signalGroup(child, 'SIGTERM');
  while (signalGroup(child, 0) && Date.now() < patienceEnds) await sleep(20);
  signalGroup(child, 'SIGKILL');
}

/** Says whether there was anybody. Windows has no groups: there the others end by themselves once the server has. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(process.platform === 'win32' ? child.pid! : -child.pid!, signal);
  } catch {
    return false;
  }
}
