/** The `loopscope` command and the library, built as the package has them and installed beside programs. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import type { Report } from '../../../runtime/inspector/report';
import { type Built, buildRuntime } from '../node/build';
import { start } from '../programs';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const EXPORTS = { import: './asyncio/index.mjs', require: './asyncio/index.cjs' };

export interface Ended {
  readonly code: number | null;
  readonly stderr: string;
  readonly report: Report;
}

export class InstalledCommand {
  /** Where the programs are to lie. */
  readonly programs = mkdtempSync(path.join(tmpdir(), 'loopscope-programs-'));
  readonly #built: Built;

  private constructor(built: Built) {
    this.#built = built;
  }

  static async build(): Promise<InstalledCommand> {
    const built = await buildRuntime();
    await build({
      entryPoints: {
        cli: path.join(ROOT, 'runtime/cli/main.ts'),
        inspector: path.join(ROOT, 'runtime/inspector/worker.ts'),
      },
      outdir: built.folder,
      outExtension: { '.js': '.cjs' },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      mainFields: ['module', 'main'],
    });
    cpSync(path.join(ROOT, 'runtime/python'), path.join(built.folder, 'python'), { recursive: true });
    const manifest = { name: 'loopscope', type: 'module', exports: EXPORTS };
    writeFileSync(path.join(built.folder, 'package.json'), JSON.stringify(manifest));
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(built.folder, 'node_modules'), 'dir');
    const command = new InstalledCommand(built);
    writeFileSync(path.join(command.programs, 'package.json'), '{ "type": "module" }');
    mkdirSync(path.join(command.programs, 'node_modules'));
    symlinkSync(built.folder, path.join(command.programs, 'node_modules/loopscope'), 'dir');
    return command;
  }

  /** `loopscope run --report … ARGS`, to its end. */
  async run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    const folder = mkdtempSync(path.join(this.programs, 'report-'));
    const file = path.join(folder, 'report.json');
    const cli = path.join(this.#built.folder, 'cli.cjs');
    const run = start(process.execPath, [cli, 'run', '--report', file, ...args], env, ROOT);
    const { code, stderr } = await run.exited;
    return { code, stderr, report: JSON.parse(readFileSync(file, 'utf8')) as Report };
  }

  remove(): void {
    this.#built.remove();
    rmSync(this.programs, { recursive: true });
  }
}
