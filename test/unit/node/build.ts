/** Bundles the library and its debug mode as the package has them: `asyncio/index.cjs` beside `node/*.cjs`. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';

const runtime = path.join(import.meta.dirname, '../../../runtime');

export interface Built {
  readonly folder: string;
  /** What a program imports. */
  readonly library: string;
  readonly module: string;
  readonly probe: string;
  remove(): void;
}

/** @returns the folder with the bundles; to be removed at the end */
export async function buildRuntime(): Promise<Built> {
  const folder = mkdtempSync(path.join(tmpdir(), 'loopscope-built-'));
  await build({
    entryPoints: {
      'asyncio/index': path.join(runtime, 'index.ts'),
      'node/probe': path.join(runtime, 'node/probe.ts'),
      'node/watchdog': path.join(runtime, 'node/watchdog.ts'),
    },
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    keepNames: true,
    minify: true,
    external: ['tinypool'],
  });
  const library = path.join(folder, 'asyncio/index.cjs');
  const module = path.join(folder, 'asyncio/index.mjs');
  const names = Object.keys(createRequire(import.meta.url)(library)).join(', ');
  writeFileSync(module, `import library from './index.cjs';\nexport const { ${names} } = library;\n`);
  const probe = path.join(folder, 'node/probe.cjs');
  return { folder, library, module, probe, remove: () => rmSync(folder, { recursive: true }) };
}
