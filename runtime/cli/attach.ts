/** `loopscope attach`: looks at a program that runs already, and tells at the end what was found. */
import { setTimeout as sleep } from 'node:timers/promises';
import { loadAttach } from '../launch/loadAttach';
import { LaunchError } from '../launch/program';
import type { AttachArguments } from './arguments';
import { type Ending, type Inspection, inspect } from './inspect';

const LOOK_MS = 200;

/**
 * Inspects the program until it ends, or until Ctrl+C, after which it goes on without us. Returns the exit code.
 * Throws {@link LaunchError} if it can't be attached to.
 */
export function attach(args: AttachArguments, dist: string): Promise<number> {
  return inspect(args, dist, async (inspection) => {
    const { state, sentence } = await loadAttach({ dist }).attach(args.pid, inspection.address, { dist });
    if (state === 'failed') throw new LaunchError(sentence);
    const interrupted = interruption();
    process.stderr.write(`loopscope: ${sentence} Ctrl+C ends the look at it, and the program goes on.\n`);
    return lookAt(args.pid, inspection, interrupted);
  });
}

/** From now on Ctrl+C aborts this, and no longer ends us. */
function interruption(): AbortSignal {
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  return interrupted.signal;
}

async function lookAt(pid: number, inspection: Inspection, signal: AbortSignal): Promise<Ending> {
  try {
    while (isAlive(pid) && !inspection.isOver()) await sleep(LOOK_MS, undefined, { signal });
    return { code: 0 };
  } catch {
    return { code: 0, isAbandoned: true };
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
