/** How to start what the user named: a Python, TypeScript or JavaScript file, `-m module`, or any command. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import * as l10n from '@vscode/l10n';

const ask = promisify(execFile);

/** A command and its arguments, as `spawn` takes them. */
export interface Command {
  readonly command: string;
  readonly args: readonly string[];
}

/** The program can't be started; the message says why and what to do. */
export class LaunchError extends Error {
  override readonly name = 'LaunchError';
}

export interface Interpreters {
  /** The Python to use; found on PATH if absent. */
  readonly python?: string;
  /** The Node to use; found on PATH if absent. */
  readonly node?: string;
}

const TYPESCRIPT = /\.[cm]?tsx?$/;
const JAVASCRIPT = /\.[cm]?jsx?$/;
const PYTHON = /\.pyw?$/;

/**
 * The command that runs `program`. Throws {@link LaunchError} if the interpreter, or for TypeScript on an older
 * Node the package tsx, is missing.
 */
export async function commandFor(
  program: readonly string[],
  interpreters: Interpreters = {},
): Promise<Command> {
  const [what, ...rest] = program;
  if (what === undefined) throw new LaunchError(l10n.t('No program was named.'));
  if (what === '-m') return { command: await findPython(interpreters.python), args: program };
  if (PYTHON.test(what))
    return { command: await findPython(interpreters.python), args: [file(what), ...rest] };
  if (TYPESCRIPT.test(what)) return typescriptCommand(file(what), rest, await findNode(interpreters.node));
  if (JAVASCRIPT.test(what))
    return { command: await findNode(interpreters.node), args: [file(what), ...rest] };
  return { command: what, args: rest };
}

function file(name: string): string {
  if (!existsSync(name)) throw new LaunchError(l10n.t('There is no file {0}.', path.resolve(name)));
  return name;
}

async function typescriptCommand(script: string, rest: readonly string[], node: string): Promise<Command> {
  if (await stripsTypes(node)) return { command: node, args: [script, ...rest] };
  const loader = findTsx(path.resolve(script));
  if (!loader) {
    throw new LaunchError(
      l10n.t(
        "{0} is TypeScript, which this Node can't run by itself: install tsx beside it (npm install --save-dev tsx), or use Node 22.18 or newer.",
        path.basename(script),
      ),
    );
  }
  return { command: node, args: ['--import', pathToFileURL(loader).href, script, ...rest] };
}

async function stripsTypes(node: string): Promise<boolean> {
  const { stdout } = await ask(node, ['-p', 'Boolean(process.features.typescript)'], { env: plain() });
  return stdout.trim() === 'true';
}

function findTsx(script: string): string | undefined {
  for (const from of [script, path.join(process.cwd(), 'x')]) {
    try {
      return createRequire(from).resolve('tsx');
    } catch {
      // Not there; look in the next place.
    }
  }
  return undefined;
}

async function findPython(wanted: string | undefined): Promise<string> {
  if (wanted) return wanted;
  for (const name of process.platform === 'win32' ? ['python', 'py'] : ['python3', 'python']) {
    if (await runs(name)) return name;
  }
  throw new LaunchError(
    l10n.t('No Python was found: install CPython 3.8 or newer, and see that python3 is on the PATH.'),
  );
}

async function findNode(wanted: string | undefined): Promise<string> {
  const node = wanted ?? 'node';
  if (await runs(node)) return node;
  throw new LaunchError(
    l10n.t("{0} can't be run: install Node 20 or newer, and see that node is on the PATH.", node),
  );
}

async function runs(command: string): Promise<boolean> {
  return ask(command, ['--version'], { env: plain() }).then(
    () => true,
    () => false,
  );
}

/** The environment without an agent, for questions to an interpreter. */
function plain(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _options, PYTHONPATH: _path, ...env } = process.env;
  return env;
}
