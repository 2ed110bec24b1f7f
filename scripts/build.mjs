/**
 * Builds everything into dist/, or the folder that is named: the extension, the inspector, the command line, the
 * library, the agents and the panel.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const LIBRARY = 'runtime/index.ts';

/** Entry point → file in dist/. All are CommonJS: VS Code, `--require` and worker threads load that everywhere. */
const NODE_BUNDLES = {
  'extension/main.ts': 'extension.cjs',
  'runtime/inspector/worker.ts': 'inspector.cjs',
  'runtime/cli/main.ts': 'cli.cjs',
  'runtime/launch/attach.ts': 'attach.cjs',
  [LIBRARY]: 'asyncio/index.cjs',
  'runtime/node/probe.ts': 'node/probe.cjs',
  'runtime/node/watchdog.ts': 'node/watchdog.cjs',
};

/** @param {string} [dist] the folder for all that is built; it is emptied first */
export async function build(dist = path.join(root, 'dist')) {
  ensureInstalled();
  const esbuild = await import('esbuild');
  const { shownIcons } = await import('./icons.mjs');
  rmSync(dist, { recursive: true, force: true });
  const shared = {
    absWorkingDir: root,
    bundle: true,
    logLevel: 'warning',
    legalComments: 'none',
    minifyWhitespace: true,
    minifySyntax: true,
    minifyIdentifiers: true,
  };
  await Promise.all([
    ...Object.entries(NODE_BUNDLES).map(([entry, outfile]) =>
      esbuild.build({
        ...shared,
        // A program's stacks show the library's names, and Node prints the whole line that throws.
        ...(entry === LIBRARY && { minifyIdentifiers: false, lineLimit: 120 }),
        entryPoints: [entry],
        outfile: path.join(dist, outfile),
        platform: 'node',
        format: 'cjs',
        target: 'node20',
        keepNames: true,
        external: ['vscode', 'tinypool'],
        mainFields: ['module', 'main'],
      }),
    ),
    esbuild.build({
      ...shared,
      entryPoints: { panel: 'webview/main.tsx' },
      outdir: path.join(dist, 'webview'),
      platform: 'browser',
      format: 'iife',
      target: 'chrome128',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      plugins: [shownIcons(path.join(root, 'webview'))],
      assetNames: '[name]',
    }),
  ]);
  chmodSync(path.join(dist, 'cli.cjs'), 0o755);
  cpSync(path.join(root, 'runtime/python'), path.join(dist, 'python'), {
    recursive: true,
    filter: (source) => !source.endsWith('__pycache__'),
  });
  copyPools(dist);
  writeLibraryTypes(dist);
  writeLibraryModule(dist);
}

/** The extension's library finds its pools beside itself; who installs the npm package gets them as a dependency. */
function copyPools(dist) {
  for (const part of ['package.json', 'LICENSE', 'dist']) {
    cpSync(
      path.join(root, 'node_modules/tinypool', part),
      path.join(dist, 'asyncio/node_modules/tinypool', part),
      {
        recursive: true,
      },
    );
  }
}

/** One instance of the library serves `import` and `require`, so the ES module only hands on what the other exports. */
function writeLibraryModule(dist) {
  const names = Object.keys(createRequire(import.meta.url)(path.join(dist, 'asyncio/index.cjs')));
  writeFileSync(
    path.join(dist, 'asyncio/index.mjs'),
    `import library from './index.cjs';\nexport const { ${names.join(', ')} } = library;\n`,
  );
}

/** As with the code, the types of the ES module only hand on those of the other. */
function writeLibraryTypes(dist) {
  const types = path.join(dist, 'types');
  mkdirSync(types, { recursive: true });
  writeFileSync(path.join(types, 'package.json'), '{ "type": "commonjs" }\n');
  writeFileSync(path.join(types, 'index.d.mts'), "export * from './index.js';\n");
  const compiler = path.join(root, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [compiler, '-p', 'tsconfig.types.json', '--outDir', types], {
    cwd: root,
    stdio: 'inherit',
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build(process.argv[2]);
