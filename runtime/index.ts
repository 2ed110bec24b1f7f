/** The package `loopscope`: asyncio for TypeScript, with the debug mode behind it. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { attachDebugMode, isDebugModeExpected, onDebugMode } from './asyncio/hooks';
import { currentTask, findRunningLoop, heldTasks } from './asyncio/loop/context';
import type { Probe } from './node/probe';

export * from './asyncio/index';

/** What `node/probe.cjs` puts on `globalThis`, by itself or when `--require` has loaded it before. */
const PROBE = Symbol.for('loopscope.probe.1');

/** Under this key of `globalThis` Loopscope finds what attaches to a program that runs already. */
const ATTACH = Symbol.for('loopscope.attach.1');

// Early, before the program picks `readFileSync` and the like out of their modules.
if (isDebugModeExpected) probe();

onDebugMode((isAsked) =>
  isAsked || isDebugModeExpected ? probe()?.start(currentTask, __dirname) : undefined,
);

Object.assign(globalThis, {
  [ATTACH]: {
    /** Whether an inspector sees the program, or the debug mode writes to its stderr. */
    isDone: () => found()?.isRunning ?? false,
    /** Shows the program to an inspector; to be called between two turns of the loop. */
    attach(inspector: string): void {
      const hooks = probe()?.attach(currentTask, __dirname, inspector);
      if (!hooks) return;
      attachDebugMode(hooks);
      hooks.attached(findRunningLoop(), heldTasks());
    },
  },
});

function probe(): Probe | undefined {
  if (!found()) createRequire(__filename)(path.join(__dirname, '../node/probe.cjs'));
  return found();
}

function found(): Probe | undefined {
  return (globalThis as { [PROBE]?: Probe })[PROBE];
}
