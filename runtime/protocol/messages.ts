/** The control messages: frames of kind 0, one JSON object each. `type` tells which. */

/** The one version that this tree speaks. An inspector refuses another and says so. */
export const PROTOCOL_VERSION = 1;

/** The environment variable that tells an agent where the inspector is; see {@link formatAddress}. */
export const INSPECTOR_VARIABLE = 'LOOPSCOPE_INSPECTOR';

/** One frame of a stack, raw: source maps are applied by the inspector. Lines and columns count from 1; column 0 is unknown. */
export type RawFrame = readonly [file: string, line: number, column: number, functionName: string];

/** The first frame of a connection. */
export interface Hello {
  readonly type: 'hello';
  readonly version: number;
  readonly token: string;
  readonly language: 'python' | 'typescript';
  /** Such as `CPython 3.13.0` or `Node 20.20.2`. */
  readonly runtime: string;
  readonly pid: number;
  readonly parentPid: number;
  /** What the user started: a file's path, `-m module` or a command. */
  readonly program: string;
  readonly argv: readonly string[];
  readonly cwd: string;
  /** Folders whose files are not the user's code (the standard library, installed packages). */
  readonly libraryFolders: readonly string[];
  /** Why nothing of the program is watched, where that is so: `bye` follows. To look into a free-threaded Python could crash it. */
  readonly unwatched?: 'freeThreading';
}

/** Texts that records refer to by number. Sent before their first use; a number that is given again means the new text from then on. */
export interface Strings {
  readonly type: 'strings';
  readonly entries: ReadonlyArray<readonly [id: number, text: string]>;
}

/** Stacks that records refer to by number, innermost frame first. Sent before their first use; a number is never given twice. */
export interface Stacks {
  readonly type: 'stacks';
  readonly entries: ReadonlyArray<readonly [id: number, frames: readonly RawFrame[]]>;
  /** The frames are in the user's source already, as Node's `error.stack` is with source maps enabled: they are shown as they are. */
  readonly mapped?: true;
}

/** The source map of a file whose text on disk is not what runs (a TypeScript loader made it in memory). */
export interface SourceMap {
  readonly type: 'sourceMap';
  readonly file: string;
  readonly map: unknown;
}

/** The program is about to end in good order. Without it, the end of the connection means that the process was killed. */
export interface Bye {
  readonly type: 'bye';
}

/** The answer to a {@link Request}. */
export interface Reply {
  readonly type: 'reply';
  readonly id: number;
  /** Absent when it went well; else what went wrong, as a sentence. */
  readonly error?: string;
}

export type FromAgent = Hello | Strings | Stacks | SourceMap | Bye | Reply;

/** What the inspector may set in an agent, at the start and at any time after. */
export interface Settings {
  /** A step of the loop longer than this is a slow callback. Milliseconds. */
  readonly slowCallbackMs: number;
  /**
   * How closely an agent watches: 0, from outside only; 1, each task from its creation to its end; 2, each step is
   * timed too. 1 if absent.
   */
  readonly level?: 0 | 1 | 2;
  /** While watching costs more than this share of the time, the agent goes below the level. 0.05 if absent. */
  readonly budget?: number;
}

/** The answer to a {@link Hello} that was accepted. */
export interface Welcome {
  readonly type: 'welcome';
  readonly version: number;
  readonly settings: Settings;
}

/** The answer to a {@link Hello} that was not; the connection is closed after it. */
export interface Refused {
  readonly type: 'refused';
  readonly reason: string;
}

/** New settings while the program runs. */
export interface ChangeSettings {
  readonly type: 'settings';
  readonly settings: Settings;
}

/** Asks the agent for something; it answers with a {@link Reply} of the same id. */
export interface Request {
  readonly type: 'request';
  readonly id: number;
  readonly method: 'cancel';
  readonly task: number;
}

export type ToAgent = Welcome | Refused | ChangeSettings | Request;

export const DEFAULT_SETTINGS: Settings = { slowCallbackMs: 100 };
