/** The stacks that a process sent, with source maps and the user's own code told apart from libraries. */
import path from 'node:path';
import type { RawFrame } from '../protocol/messages';
import { SourceFiles } from './sourceFile';
import { SourceMaps } from './sourceMaps';
import type { FrameView, Location } from './view';

const MAX_STACKS = 100_000;
const MAX_FRAMES = 250;

/** Packages may lie in packages. */
const PACKAGE = /.*[\\/](?:site-packages|dist-packages|node_modules)[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/;

/** The last is Python's own on Windows. */
const IN_LIBRARY = /.*[\\/](?:site-packages|dist-packages|node_modules|python3\.\d+|Lib)[\\/](.+)/;

const sources = new SourceFiles();

export class Stacks {
  readonly sourceMaps = new SourceMaps();
  readonly #raw = new Map<number, readonly RawFrame[]>();
  /** Those of `#raw` that are in the user's source already. */
  readonly #mapped = new Set<number>();
  readonly #resolved = new Map<number, readonly ResolvedFrame[]>();
  readonly #libraryFolders: readonly string[];

  constructor(libraryFolders: readonly string[]) {
    this.#libraryFolders = libraryFolders.map((folder) =>
      folder.endsWith(path.sep) ? folder : folder + path.sep,
    );
  }

  /** Keeps a stack; past the bound it is forgotten, and what refers to it has no location. */
  add(id: number, frames: readonly RawFrame[], mapped = false): void {
    if (this.#raw.size >= MAX_STACKS) return;
    this.#raw.set(id, frames.slice(0, MAX_FRAMES));
    if (mapped) this.#mapped.add(id);
  }

  /** The frames of a stack, innermost first; none for an unknown one. */
  frames(id: number): readonly ResolvedFrame[] {
    const known = this.#resolved.get(id);
    if (known) return known;
    const raw = this.#raw.get(id);
    if (!raw) return [];
    const frames = raw.map((frame) => this.#resolve(frame, this.#mapped.has(id)));
    this.#resolved.set(id, frames);
    return frames;
  }

  /** The frames with the text of their lines. */
  views(id: number): readonly FrameView[] {
    return this.frames(id).map((frame) => withSource(frame));
  }

  /** The innermost frame in the user's own code. */
  userFrame(id: number): ResolvedFrame | undefined {
    return this.frames(id).find((frame) => frame.isUser);
  }

  /** The innermost frame that is not the language's own: who made the call. */
  caller(id: number): ResolvedFrame | undefined {
    return this.frames(id).find((frame) => frame.isUser || packageOf(frame) !== undefined);
  }

  /**
   * The line to blame: the innermost one of the user in the first of these stacks that has any, else that of an
   * installed package, else that of any file.
   */
  location(...ids: readonly number[]): Location | undefined {
    const innermost = (isMeant: (frame: ResolvedFrame) => unknown) =>
      first(ids, (id) => this.frames(id).find(isMeant));
    const frame = innermost(({ isUser }) => isUser) ?? innermost(packageOf) ?? innermost(isInFile);
    return frame && { file: frame.file, line: frame.line, column: frame.column };
  }

  #resolve([file, line, column, name]: RawFrame, mapped: boolean): ResolvedFrame {
    const location = { file, line, column };
    return {
      ...(mapped ? location : this.sourceMaps.original(location)),
      function: name,
      isUser: this.#isUser(file),
    };
  }

  #isUser(file: string): boolean {
    if (file.startsWith('<') || file.startsWith('node:') || /[\\/]node_modules[\\/]/.test(file)) return false;
    return !this.#libraryFolders.some((folder) => file.startsWith(folder));
  }
}

/** The installed package that a frame is in, if it isn't the user's. */
export function packageOf({ file, isUser }: ResolvedFrame): string | undefined {
  return isUser ? undefined : PACKAGE.exec(file)?.[1];
}

/** Frozen modules and Node's own have no file that could be opened. */
function isInFile({ file }: ResolvedFrame): boolean {
  return !file.startsWith('<') && !file.startsWith('node:');
}

function first<A, B>(values: readonly A[], find: (value: A) => B | undefined): B | undefined {
  for (const value of values) {
    const found = find(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

export type ResolvedFrame = Omit<FrameView, 'source'>;

/** Adds the text of the frame's line. */
export function withSource(frame: ResolvedFrame): FrameView {
  return { ...frame, source: sources.line(frame.file, frame.line) };
}

/** The text of a source line, for the command line's listing. */
export function sourceLine(location: Location): string {
  return sources.line(location.file, location.line);
}

/** `server.py:41`; of a library with its folders, or it could be the user's: `asyncio/tasks.py:748` */
export function shortLocation({ file, line }: Location): string {
  return `${IN_LIBRARY.exec(file)?.[1] ?? file.split(/[\\/]/).pop()}:${line}`;
}
