import { cancelled } from './cancelled';
import { cancelSwallowed } from './cancelSwallowed';
import { deadlock } from './deadlock';
import { exceptionNeverRetrieved } from './exceptionNeverRetrieved';
import { executorSaturated } from './executorSaturated';
import type { Rule } from './finding';
import { lostReference } from './lostReference';
import { neverAwaited } from './neverAwaited';
import { pendingAtExit } from './pendingAtExit';
import { queueBacklog } from './queueBacklog';
import { slowCallback } from './slowCallback';
import { starvedTick } from './starvedTick';
import { stuckTask } from './stuckTask';
import { taskLeak } from './taskLeak';
import { unclosed } from './unclosed';
import { wrongThread } from './wrongThread';

/** All that Loopscope looks for. */
export const RULES: readonly Rule[] = [
  slowCallback,
  starvedTick,
  deadlock,
  stuckTask,
  neverAwaited,
  exceptionNeverRetrieved,
  lostReference,
  pendingAtExit,
  cancelSwallowed,
  cancelled,
  taskLeak,
  queueBacklog,
  executorSaturated,
  wrongThread,
  unclosed,
];
