import { cancelled } from './cancelled';
import { cancelSwallowed } from './cancelSwallowed';
import { exceptionNeverRetrieved } from './exceptionNeverRetrieved';
import type { Rule } from './finding';
import { neverAwaited } from './neverAwaited';
import { pendingAtExit } from './pendingAtExit';
import { slowCallback } from './slowCallback';

/** All that Loopscope looks for. */
export const RULES: readonly Rule[] = [
  slowCallback,
  neverAwaited,
  exceptionNeverRetrieved,
  pendingAtExit,
  cancelSwallowed,
  cancelled,
];
