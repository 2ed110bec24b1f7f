/** The debug mode's part in the program's own thread. Loading it starts nothing: the first loop of the library does. */
import { type Hooks, SILENT, type Task } from '../asyncio/hooks';
import { INSPECTOR_VARIABLE } from '../protocol/messages';
import { guarded } from './guarded';
import { Link } from './link';
import { watchNativeCalls } from './nativeCalls';
import { leaveOut } from './places';
import { Tracer } from './tracer';

/** Under this key of `globalThis` the library finds a probe that was loaded before it, with `--require`. */
export const PROBE = Symbol.for('loopscope.probe.1');

/** What the library starts. */
export interface Probe {
  /** Starts the debug mode, if it doesn't run yet. `currentTask` is the library's, and `folder` is where that lies. */
  start(currentTask: () => Task<unknown> | undefined, folder: string): Hooks;
  /** Whether the debug mode runs, and somebody listens to it. */
  readonly isRunning: boolean;
  /** As `start`, in a program that runs already, unless the debug mode runs. */
  attach(currentTask: () => Task<unknown> | undefined, folder: string, inspector: string): Hooks | undefined;
  /** Where the program is, as text; for the watchdog. */
  whereNow(): string;
  /** Tells how the tasks are at this moment; called by VS Code when a debugger has stopped the program. */
  stopped(): void;
}

let tracer: Tracer | undefined;

function start(currentTask: () => Task<unknown> | undefined): Tracer {
  const link = new Link(process.env[INSPECTOR_VARIABLE], (request) => tracer?.cancel(request.task));
  // Once: a program may be attached to again and again.
  if (!tracer) process.on('exit', () => tracer?.exit());
  tracer = guarded(new Tracer(link, currentTask), SILENT);
  return tracer;
}

const shared = globalThis as { [PROBE]?: Probe };

// It may have been loaded before, by `--require` or by another copy of the library.
if (!shared[PROBE]) {
  shared[PROBE] = {
    start(currentTask, folder) {
      leaveOut(folder);
      return tracer ?? start(currentTask);
    },
    get isRunning() {
      return tracer !== undefined && !tracer.isOver;
    },
    attach(currentTask, folder, inspector) {
      if (this.isRunning) return undefined;
      // What the program starts looks there too.
      process.env[INSPECTOR_VARIABLE] = inspector;
      leaveOut(folder);
      tracer?.loopStopped();
      return start(currentTask);
    },
    whereNow: () => tracer?.whereNow() ?? '',
    stopped: () => tracer?.stopped(),
  };
  watchNativeCalls({
    get isListening() {
      return tracer?.isListening ?? false;
    },
    nativeCallBegins: () => tracer?.nativeCallBegins(),
    nativeCallEnds: () => tracer?.nativeCallEnds(),
  });
}
