/** What an inspector and its owner may ask of each other. */
import type { Settings } from '../protocol/messages';
import type { Thresholds } from './findings/thresholds';
import type { Report } from './report';
import type { ChainView, FindingView, LineView, View, ViewQuery } from './view';

/** Calls to the inspector. What they take and return goes through JSON. */
export interface InspectorCalls {
  /** Opens the door, where it isn't open; returns the value of `LOOPSCOPE_INSPECTOR`. */
  listen(): Promise<string>;
  /**
   * Thresholds that are not given are the default ones. Findings in files that match one of the globs `ignore` are
   * only counted.
   */
  set(settings: Settings, thresholds?: Partial<Thresholds>, ignore?: readonly string[]): void;
  /** What is told from now on is in the language of this bundle: English text → the same in that language. */
  speak(bundle: Readonly<Record<string, string>>): void;
  /**
   * A view of this is sent now, and where it `isLive`, from now on whenever it changes.
   */
  watch(query: ViewQuery, isLive: boolean): void;
  /** No view is sent any more. */
  unwatch(): void;
  /** The lines of a file on which tasks wait, or from which tasks that live were started. */
  lines(file: string): LineView[];
  /** Where the tasks of these keys wait, and through which awaits; those that have ended are left out. */
  chains(process: number, tasks: readonly number[]): ChainView[];
  /** Resolves to what went wrong, as a sentence, or to nothing. */
  cancelTask(process: number, task: number): Promise<string | undefined>;
  /** A debugger has stopped the program of this pid, or lets it go on. */
  setStopped(pid: number, isStopped: boolean): void;
  clear(): void;
  /** Of the processes that are shown. */
  pids(): number[];
  report(): Report;
  /** Shuts the door and the connections. */
  close(): void;
}

/** What all processes together do, for a status line. */
export interface Summary {
  readonly processes: number;
  readonly live: number;
  readonly tasks: number;
  readonly findings: number;
  /** How long the loop that is blocked now has been, in milliseconds; 0 for none. */
  readonly blockedMs: number;
  /** The worst lag of the last seconds, in milliseconds. */
  readonly lagMs: number;
}

/** Calls from the inspector to its owner. */
export interface OwnerCalls {
  view(view: View): void;
  /** Findings that are new or different, and the keys of those that are gone. */
  findings(changed: readonly FindingView[], removed: readonly number[]): void;
  summary(summary: Summary): void;
  /** A sentence for people. */
  log(sentence: string): void;
}
