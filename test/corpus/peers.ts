/**
 * What others report of the same programs, by themselves: does anything that they write name the marked line?
 * That is a mild judge: a line named for another reason counts too.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { start } from '../unit/programs';
import type { CorpusProgram } from './program';

export interface Peer {
  readonly name: string;
  /** Whether all marked lines are named. */
  readonly names: (program: CorpusProgram) => Promise<boolean>;
}

/** A program that hangs under a peer is ended after this long. Milliseconds. */
const PATIENCE_MS = 20_000;

/** Python alone: some of its own warnings name a line. */
export function plainPython(python: string): Peer {
  return {
    name: 'Python alone',
    names: async (program) => namesAll(program, await output(python, [program.file], {})),
  };
}

/** asyncio's own debug mode. */
export function debugMode(python: string): Peer {
  return {
    name: 'debug mode',
    names: async (program) => {
      const env = { PYTHONASYNCIODEBUG: '1', PYTHONDONTWRITEBYTECODE: '1' };
      return namesAll(program, await output(python, ['-X', 'dev', program.file], env));
    },
  };
}

/** Those that a virtual environment has. */
export function peersIn(python: string): Peer[] {
  return [aiomonitor(python), asyncviz(python)].flatMap((peer) => peer ?? []);
}

function aiomonitor(python: string): Peer | undefined {
  const version = versionOf(python, 'aiomonitor');
  const runner = path.join(import.meta.dirname, 'aiomonitorRun.py');
  return version === undefined
    ? undefined
    : {
        name: `aiomonitor ${version}`,
        names: async (program) => namesAll(program, await output(python, [runner, program.file], {})),
      };
}

function asyncviz(python: string): Peer | undefined {
  const version = versionOf(python, 'asyncviz');
  return version === undefined
    ? undefined
    : {
        name: `AsyncViz ${version}`,
        names: async (program) => {
          const folder = mkdtempSync(path.join(tmpdir(), 'loopscope-asyncviz-'));
          const port = String(20_000 + Math.floor(Math.random() * 10_000));
          const options = ['--browser', 'never', '--port', port, '-o', path.join(folder, 'recording')];
          const args = ['-m', 'asyncviz', 'record', ...options, program.file];
          const written = await output(python, args, {});
          const recorded = readdirSync(folder, { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile())
            .map((entry) => textOf(path.join(entry.parentPath, entry.name)));
          rmSync(folder, { recursive: true, force: true });
          return namesAll(program, [written, ...recorded].join('\n'));
        },
      };
}

function versionOf(python: string, name: string): string | undefined {
  const code = `import importlib.metadata as m; print(m.version('${name}'))`;
  const { status, stdout } = spawnSync(python, ['-c', code], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

async function output(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const run = start(command, args, env);
  const timer = setTimeout(() => run.child.kill('SIGKILL'), PATIENCE_MS);
  const { stdout, stderr } = await run.exited;
  clearTimeout(timer);
  return stdout + stderr;
}

function textOf(file: string): string {
  const bytes = readFileSync(file);
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString();
}

function namesAll({ name, marks }: CorpusProgram, text: string): boolean {
  const wanted = marks.filter(({ isOptional }) => !isOptional);
  return wanted.every(({ line }) =>
    new RegExp(`${name}\\.py(?:", line |:|"[^{}]{0,200}line\\w*"?: ?)${line}\\b`).test(text),
  );
}
