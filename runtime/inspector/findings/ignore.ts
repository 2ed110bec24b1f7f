/** Which findings the user does not want: those of a line with a comment that says so, and those of whole files. */
import path from 'node:path';
import { sourceLine } from '../stacks';
import type { Location } from '../view';

/** `# loopscope: ignore`, `// loopscope: ignore[slow-callback, stuck-task]`; what follows is free. */
const COMMENT = /(?:#|\/\/)\s*loopscope:\s*ignore\b(?:\[([^\]]*)\])?/;

const WILDCARDS: Record<string, string> = { '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' };

/** What to ignore. */
export class Ignore {
  readonly #files: readonly RegExp[];

  /**
   * @param globs files all of whose findings are ignored: `*` and `?` are within a folder, `**` is any folders. One that
   * is not absolute may begin at any folder: `tests/**` is every folder of that name.
   */
  constructor(globs: readonly string[] = []) {
    this.#files = globs.map(pattern);
  }

  /** Whether a finding is ignored. Reads the file, so ask once. */
  has(id: string, location: Location): boolean {
    const file = withSlashes(location.file);
    return this.#files.some((glob) => glob.test(file)) || isIgnored(id, sourceLine(location));
  }
}

/** Whether a comment on its line ignores a finding. */
export function isIgnored(id: string, line: string): boolean {
  const comment = COMMENT.exec(line);
  if (!comment) return false;
  const [, ids] = comment;
  return ids === undefined || ids.split(',').some((one) => one.trim() === id);
}

function pattern(glob: string): RegExp {
  const anchored = withSlashes(path.isAbsolute(glob) ? glob : `**/${glob}`);
  const source = anchored.replace(
    /\*\*\/|\*\*|\*|\?|[\\^$.|+()[\]{}]/g,
    (part) => WILDCARDS[part] ?? `\\${part}`,
  );
  return new RegExp(`^${source}$`);
}

function withSlashes(file: string): string {
  return path.sep === '\\' ? file.replaceAll('\\', '/') : file;
}
