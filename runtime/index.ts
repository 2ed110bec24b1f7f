/** The package `loopscope`: asyncio for TypeScript, with the debug mode behind it. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { isDebugModeExpected, onDebugMode } from './asyncio/hooks';
import { currentTask } from './asyncio/loop/context';
import type { Probe } from './node/probe';

export * from './asyncio/index';

/** What `node/probe.cjs` puts on `globalThis`, by itself or when `--require` has loaded it before. */
const PROBE = Symbol.for('loopscope.probe.1');

// Early, before the program picks `readFileSync` and the like out of their modules.
if (isDebugModeExpected) probe();

onDebugMode((isAsked) =>
  isAsked || isDebugModeExpected ? probe()?.start(currentTask, __dirname) : undefined,
);

function probe(): Probe | undefined {
  const shared = globalThis as { [PROBE]?: Probe };
  if (!shared[PROBE]) createRequire(__filename)(path.join(__dirname, '../node/probe.cjs'));
  return shared[PROBE];
}
