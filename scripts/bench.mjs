/** `npm run bench`: builds, then runs each file of test/bench, or those whose name is given. Prints; asserts nothing. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const folder = path.join(root, 'test/bench');
const wanted = process.argv.slice(2);

await build();
for (const file of readdirSync(folder).filter((name) => name.endsWith('.bench.ts'))) {
  const name = path.basename(file, '.bench.ts');
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n── ${name} ──`);
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', path.join(folder, file)], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}
