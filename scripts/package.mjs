/** Packs the extension, and nothing but what `.vscodeignore` lets in, into loopscope.vsix. */
import { execFileSync } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const LARGEST_BYTES = 500_000;

/**
 * Packs what is in dist/ now.
 * @returns {string} the absolute path of the package
 * @throws when the package has grown past its bound
 */
export function packExtension() {
  const vsix = path.join(root, 'loopscope.vsix');
  const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
  execFileSync(process.execPath, [vsce, 'package', '--no-dependencies', '--out', vsix], {
    cwd: root,
    stdio: 'inherit',
  });
  const { size } = statSync(vsix);
  if (size <= LARGEST_BYTES) return vsix;
  rmSync(vsix);
  throw new Error(`loopscope.vsix came out at ${size} bytes; at most ${LARGEST_BYTES} are allowed.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build();
  packExtension();
}
