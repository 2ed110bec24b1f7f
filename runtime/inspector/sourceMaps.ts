/** Takes a raw location to the source that the user wrote, by the source map that the program sent or that lies beside the file. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { originalPositionFor, type SourceMapInput, TraceMap } from '@jridgewell/trace-mapping';
import type { Location } from './view';

const COMMENT = /\/\/[#@] sourceMappingURL=(\S+)\s*$/;
const MAPPED_EXTENSION = /\.[cm]?[jt]sx?$/;

export class SourceMaps {
  readonly #maps = new Map<string, TraceMap | undefined>();

  /** Uses the map that a program sent for a file. A broken one is ignored: the raw location is then shown. */
  add(file: string, map: unknown): void {
    this.#maps.set(file, traceMap(map, file));
  }

  /** The location in the user's source, or the one given when no map covers it. */
  original(raw: Location): Location {
    const map = this.#mapOf(raw.file);
    if (!map) return raw;
    const found = originalPositionFor(map, { line: raw.line, column: Math.max(0, raw.column - 1) });
    return found.source === null
      ? raw
      : { file: toPath(found.source), line: found.line, column: found.column + 1 };
  }

  #mapOf(file: string): TraceMap | undefined {
    if (!this.#maps.has(file)) this.#maps.set(file, mapBeside(file));
    return this.#maps.get(file);
  }
}

function mapBeside(file: string): TraceMap | undefined {
  if (!MAPPED_EXTENSION.test(file) || !path.isAbsolute(file)) return undefined;
  try {
    const url = COMMENT.exec(readFileSync(file, 'utf8'))?.[1];
    if (!url) return undefined;
    const inline = /^data:application\/json[^,]*;base64,(.*)$/.exec(url)?.[1];
    const text = inline
      ? Buffer.from(inline, 'base64').toString('utf8')
      : readFileSync(path.resolve(path.dirname(file), decodeURI(url)), 'utf8');
    return traceMap(JSON.parse(text), file);
  } catch {
    return undefined;
  }
}

function traceMap(map: unknown, file: string): TraceMap | undefined {
  try {
    return new TraceMap(map as SourceMapInput, pathToFileURL(file).href);
  } catch {
    return undefined;
  }
}

function toPath(source: string): string {
  return source.startsWith('file:') ? fileURLToPath(source) : source;
}
