import { findSourceMap } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { RawFrame } from '../protocol/messages';

/** Frames that a stack may have. More are cut off at the outer end. */
const LIMIT = 16;

/** Room for the library's own frames in a captured stack, which are left out. */
const OWN_FRAMES = 12;

/** A place in the program, as captured. V8 works out its frames only when {@link framesOf} asks for them. */
export interface Place {
  readonly stack?: unknown;
  /** Where the coroutine was made whose first steps these are: where it is awaited, V8 has lost. */
  readonly outer?: Place | undefined;
}

/** The folders of this probe and of the library, whose frames are left out of every stack. */
const ownFolders = [__dirname + path.sep];

/** Leaves out the frames of a folder: the library that the program uses may lie elsewhere than this probe. */
export function leaveOut(folder: string): void {
  ownFolders.push(folder + path.sep);
}

/** Captures where the program is. */
export function capture(outer?: Place): Place {
  const place: Place = { outer };
  const programsLimit = Error.stackTraceLimit;
  Error.stackTraceLimit = LIMIT + OWN_FRAMES;
  Error.captureStackTrace(place, capture);
  Error.stackTraceLimit = programsLimit;
  return place;
}

/** The frames of a place, innermost first, without those of Node and of the library. */
export function framesOf(place: Place): RawFrame[] {
  const frames: RawFrame[] = [];
  for (let at: Place | undefined = place; at && frames.length < LIMIT; at = at.outer) {
    frames.push(...sitesOf(at).map(toFrame).filter(isFrame));
  }
  return frames.slice(0, LIMIT);
}

/** The same for two places with the same frames. Cheaper than those: V8 needn't work out the lines. */
export function keyOf(place: Place): string {
  let key = '';
  for (let at: Place | undefined = place; at; at = at.outer) {
    for (const site of sitesOf(at)) key += `${site.getPosition()} ${site.getFileName()}\n`;
  }
  return key;
}

/** The frames that an error's `stack` tells of, as {@link framesOf}. */
export function framesOfError(error: unknown): RawFrame[] {
  return stackOf(error).split('\n').map(parseFrame).filter(isFrame).slice(0, LIMIT);
}

function stackOf(error: unknown): string {
  try {
    return error instanceof Error ? String(error.stack) : '';
  } catch {
    return ''; // the program's own code fails, which V8 asks for the message
  }
}

/** The source map that a loader has made for a file, if there is one. */
export function sourceMapOf(file: string): unknown {
  return loadedMap(file)?.payload;
}

/** A frame where the author wrote it, as far as the process knows. */
export function toSource(frame: RawFrame): RawFrame {
  const [file, line, column, functionName] = frame;
  const entry = loadedMap(file)?.findEntry(line - 1, column - 1);
  if (!entry || !('originalSource' in entry)) return frame;
  const source = path.resolve(path.dirname(file), toPath(entry.originalSource));
  return [source, entry.originalLine + 1, entry.originalColumn + 1, functionName];
}

function loadedMap(file: string) {
  try {
    return findSourceMap(file) ?? findSourceMap(pathToFileURL(file).href);
  } catch {
    return undefined; // a broken map
  }
}

function sitesOf(place: Place): Site[] {
  const prepare = Error.prepareStackTrace;
  Error.prepareStackTrace = (_, sites) => sites;
  try {
    return Array.isArray(place.stack) ? place.stack : [];
  } finally {
    Error.prepareStackTrace = prepare;
  }
}

/** Node's types lack a method of V8's. */
type Site = NodeJS.CallSite & { getPosition(): number };

function toFrame(site: Site): RawFrame | undefined {
  const name = site.getFunctionName() ?? '';
  return frame(site.getFileName() ?? '', site.getLineNumber() ?? 0, site.getColumnNumber() ?? 0, name);
}

function parseFrame(line: string): RawFrame | undefined {
  const match = /^ +at (?:async )?(?:(.+) \()?(.+?):(\d+):(\d+)\)?$/.exec(line);
  return match ? frame(match[2]!, Number(match[3]), Number(match[4]), match[1] ?? '') : undefined;
}

function frame(location: string, line: number, column: number, functionName: string): RawFrame | undefined {
  const file = toPath(location);
  if (!path.isAbsolute(file) || ownFolders.some((folder) => file.startsWith(folder))) return undefined;
  return [file, line, column, functionName];
}

function isFrame(frame: RawFrame | undefined): frame is RawFrame {
  return frame !== undefined;
}

function toPath(location: string): string {
  return location.startsWith('file://') ? fileURLToPath(location) : location;
}
