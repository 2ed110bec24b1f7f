/** A program of the corpus: a known fault, marked on its line, or none. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type Language = 'python' | 'typescript';

/** How the files of a language end, and how a comment begins. */
const LANGUAGES = { python: ['.py', '#'], typescript: ['.ts', '//'] } as const;

/** A line that a finding must mark; `isOptional`: may mark. */
export interface Mark {
  readonly id: string;
  readonly line: number;
  readonly isOptional: boolean;
}

export interface CorpusProgram {
  readonly name: string;
  readonly file: string;
  readonly isClean: boolean;
  /** The oldest CPython that runs it, such as 3.11; of no meaning for TypeScript. */
  readonly since: string;
  /** What the thresholds are set to, as `--set` takes it: `stuckTaskMs=500`. */
  readonly settings: readonly string[];
  /** What it needs in its environment. */
  readonly environment: NodeJS.ProcessEnv;
  readonly marks: readonly Mark[];
}

/** All programs of a language, or those whose names contain one of the words. */
export function corpus(words: readonly string[] = [], language: Language = 'python'): CorpusProgram[] {
  const [extension] = LANGUAGES[language];
  return ['faulty', 'clean']
    .map((kind) => path.join(import.meta.dirname, language, kind))
    .flatMap((folder) => readdirSync(folder).map((name) => path.join(folder, name)))
    .filter(
      (file) => file.endsWith(extension) && (words.length === 0 || words.some((word) => file.includes(word))),
    )
    .sort()
    .map((file) => read(file, language));
}

/** Whether a CPython such as 3.9 is new enough. */
export function runsOn({ since }: CorpusProgram, version: string): boolean {
  return Number(version.split('.')[1]) >= Number(since.split('.')[1]);
}

function read(file: string, language: Language): CorpusProgram {
  const [extension, comment] = LANGUAGES[language];
  const lines = readFileSync(file, 'utf8').split('\n');
  const header = (name: string) =>
    lines.slice(0, 3).flatMap((line) => new RegExp(`^${comment} ${name}:? (.*)$`).exec(line)?.[1] ?? []);
  return {
    name: path.basename(file, extension),
    file,
    isClean: path.basename(path.dirname(file)) === 'clean',
    since: header('since')[0] ?? '3.8',
    settings: header('settings').flatMap((text) => text.split(/, */)),
    environment: Object.fromEntries(header('environment').map((text) => text.split('='))),
    marks: lines.flatMap((line, index) => marksOf(line, comment, index + 1)),
  };
}

/** Reads `code  # never-awaited: refresh (pending-at-exit)`: the first must be found, the one in brackets may be. */
function marksOf(text: string, comment: string, line: number): Mark[] {
  const mark = `\\S.* ${comment} (?:([a-z-]+)(?:: [\\w.]+)?)? ?(?:\\(([a-z-]+)\\))?$`;
  const match = new RegExp(mark).exec(text);
  if (!match) return [];
  const [, id, optional] = match;
  return [
    ...(id ? [{ id, line, isOptional: false }] : []),
    ...(optional ? [{ id: optional, line, isOptional: true }] : []),
  ];
}
