/** The snippets as programs: with the defaults of their tab stops, compiled, type-checked and run. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import ts from 'typescript';
import type { Snippets } from '../../../extension/snippets/snippet';
import { findPythons } from '../programs';

const root = path.resolve(import.meta.dirname, '../../..');
const library = path.join(root, 'runtime/asyncio/index.ts');

/** What uses a snippet that only defines something. */
const DRIVERS: Readonly<Record<string, { readonly python: string; readonly typescript: string }>> = {
  coroutine: {
    python: 'print(asyncio.run(greet("world")))',
    typescript: "import { run } from 'loopscope';\nconsole.log(await run(greet('world')));",
  },
  'async iterator': {
    python: 'async def main():\n    print([left async for left in Countdown(3)])\nasyncio.run(main())',
    typescript:
      "import { coro, run } from 'loopscope';\nawait run(coro(async () => { for await (const left of new Countdown(3)) console.log(left); })());",
  },
  'async generator': {
    python: 'async def main():\n    print([tick async for tick in ticks(3)])\nasyncio.run(main())',
    typescript:
      "import { coro, run } from 'loopscope';\nawait run(coro(async () => { for await (const tick of ticks(3)) console.log(tick); })());",
  },
  'async context manager': {
    python:
      'async def main():\n    async with connection("db") as name:\n        print(name)\nasyncio.run(main())',
    typescript:
      "import { run } from 'loopscope';\nawait run(coro(async () => { await using connection = await Connection.open(); console.log(connection); })());",
  },
  'timing decorator': {
    python:
      'import asyncio\n@async_timed\nasync def work(delay):\n    await asyncio.sleep(delay)\nasyncio.run(work(0.1))',
    typescript: "import { run } from 'loopscope';\nawait run(work(100));",
  },
};

/** The port of the snippets; a server takes any that is free in its place, and at 1 nobody answers the client. */
const PORT = '8765';
const PORTS: Readonly<Record<string, string>> = { 'stream server': '0', 'stream client': '1' };

/** A snippet as a program that shows that it works. */
export function driven(name: string, text: string, language: 'python' | 'typescript'): string {
  return `${text.replace(PORT, PORTS[name] ?? PORT)}\n\n\n${DRIVERS[name]?.[language] ?? ''}\n`;
}

/** CPython 3.11, or the oldest after it that is here, and the newest, as `[version, executable]`. */
export const PYTHONS = [0, -1]
  .map(
    (end) =>
      findPythons()
        .filter(([version]) => Number(version.split('.')[1]) >= 11)
        .at(end)!,
  )
  .filter((python, i, all) => all.indexOf(python) === i);

/** The snippets of `python`, `typescript` or `javascript`. */
export function readSnippets(language: string): Snippets {
  return JSON.parse(readFileSync(path.join(root, 'extension/snippets', `${language}.json`), 'utf8'));
}

/** What is left of a snippet when each tab stop is passed by. */
export function withDefaults(snippet: string): string {
  const texts = new Map<string, string>();
  const expanded = snippet.replace(
    /(?<!\\)\$\{(\d):((?:\\.|[^\\}])*)\}|(?<!\\)\$\{(\d)\|([^,|]*)[^|]*\|\}/g,
    (_, number = '', text = '', choice = '', first = '') => {
      texts.set(number || choice, text || first);
      return `$${number || choice}`;
    },
  );
  const filled = (text: string): string =>
    text.replace(/(?<!\\)\$(\d)/g, (_, number) => filled(texts.get(number)!));
  return filled(expanded).replace(/\\([$}\\])/g, '$1');
}

/** A file for a snippet; not of the name of a module of Python's own. */
export function fileName(name: string, extension: string): string {
  return `snippet-${name.replaceAll(' ', '-')}.${extension}`;
}

/** What a program has to say of faults; not what the debug mode says of a machine that is slow. */
export function faults(stderr: string): string[] {
  return stderr.split('\n').filter((line) => /Traceback|Warning|Error|Exception|never/.test(line));
}

/** A folder of programs, one a snippet, that is deleted in the end. */
export class Programs implements Disposable {
  readonly folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'loopscope-snippets-')));

  constructor() {
    symlinkSync(path.join(root, 'node_modules'), path.join(this.folder, 'node_modules'), 'junction');
  }

  add(file: string, text: string): string {
    const added = path.join(this.folder, file);
    writeFileSync(added, text);
    return added;
  }

  /** What `tsc --strict` says of files. */
  typeErrors(files: readonly string[]): string[] {
    const program = ts.createProgram([...files], {
      strict: true,
      noEmit: true,
      target: ts.ScriptTarget.ES2022,
      lib: ['lib.es2022.d.ts', 'lib.esnext.disposable.d.ts'],
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      moduleDetection: ts.ModuleDetectionKind.Force,
      skipLibCheck: true,
      types: ['node'],
      typeRoots: [path.join(root, 'node_modules/@types')],
      paths: { loopscope: [library] },
    });
    return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
      return `${path.basename(file?.fileName ?? '')}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
    });
  }

  /** Makes `name.mjs` of each `name.ts` or `name.js`, with the library in it. */
  async bundle(files: readonly string[]): Promise<void> {
    await build({
      entryPoints: [...files],
      outdir: this.folder,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      keepNames: true,
      external: ['tinypool'],
      alias: { loopscope: library },
    });
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What is wrong with Python files, if anything; warnings are errors. */
export async function compileErrors(python: string, files: readonly string[]): Promise<string> {
  const compileAll = `
import pathlib, sys
for file in sys.argv[1:]:
    compile(pathlib.Path(file).read_text(), file, "exec")
`;
  const { stderr } = await runToEnd(python, ['-W', 'error', '-c', compileAll, ...files]);
  return stderr;
}

/** Runs a command, and gives its exit code and what it wrote; killed after half a minute. */
export function runToEnd(command: string, args: readonly string[]) {
  return new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
    execFile(command, [...args], { timeout: 30_000 }, (error, stdout, stderr) => {
      resolve({ code: error ? (error.code ?? error.signal) : 0, stdout, stderr });
    });
  });
}
