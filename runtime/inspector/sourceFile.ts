/** Reads single lines of source files, to be shown beside a location. Keeps the latest files, so that a list of frames costs one read. */
import { readFileSync, statSync } from 'node:fs';

const MAX_FILES = 64;
const MAX_BYTES = 4 * 1024 * 1024;

export class SourceFiles {
  readonly #files = new Map<string, { readonly modified: number; readonly lines: readonly string[] }>();

  /** The text of a line (from 1), trimmed; empty if there is none or the file can't be read. */
  line(file: string, line: number): string {
    return this.#lines(file)[line - 1]?.trim() ?? '';
  }

  #lines(file: string): readonly string[] {
    try {
      const { mtimeMs, size } = statSync(file);
      const known = this.#files.get(file);
      if (known?.modified === mtimeMs) return known.lines;
      const lines = size > MAX_BYTES ? [] : readFileSync(file, 'utf8').split(/\r\n|\r|\n/);
      this.#files.delete(file);
      this.#files.set(file, { modified: mtimeMs, lines });
      if (this.#files.size > MAX_FILES) this.#files.delete(this.#files.keys().next().value!);
      return lines;
    } catch {
      return [];
    }
  }
}
