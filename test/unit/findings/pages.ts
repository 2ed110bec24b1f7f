/** The help pages of the findings, as their examples' tests need them. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const FOLDER = path.resolve(import.meta.dirname, '../../../docs/findings');

/** Says that the finding can't occur in a language, in place of its examples. */
const NOT_IN: Record<Language, string> = {
  python: "## Python\n\nIt can't occur.",
  ts: "## TypeScript\n\nIt can't occur.",
};

export type Language = 'python' | 'ts';

export interface Example {
  readonly language: Language;
  readonly kind: 'bad' | 'good';
  readonly text: string;
  /** The lines with the comment `here`, from 1. */
  readonly marks: readonly number[];
}

export interface Page {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** The languages in which the finding can occur. */
  readonly languages: readonly Language[];
  /** What the command line is given for the examples: `<!-- settings: stuckTaskMs=500 -->`. */
  readonly settings: readonly string[];
  /** `<!-- environment: LOOPSCOPE_STRICT=1 -->` */
  readonly environment: Readonly<Record<string, string>>;
  readonly examples: readonly Example[];
}

/** All pages but the table of contents. */
export function pages(): Page[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .map((name) => read(path.basename(name, '.md'), readFileSync(path.join(FOLDER, name), 'utf8')));
}

function read(id: string, text: string): Page {
  return {
    id,
    title: /^# (.*)$/m.exec(text)?.[1] ?? '',
    text,
    languages: (['python', 'ts'] as const).filter((language) => !text.includes(NOT_IN[language])),
    settings: header(text, 'settings'),
    environment: Object.fromEntries(header(text, 'environment').map((pair) => pair.split('='))),
    examples: [...text.matchAll(/^```(python|ts) (bad|good)\n([\s\S]*?)^```$/gm)].map(
      ([, language, kind, program]) => ({
        language: language as Language,
        kind: kind as Example['kind'],
        text: program!,
        marks: program!
          .split('\n')
          .flatMap((line, index) => (/(?:#|\/\/) here$/.test(line) ? [index + 1] : [])),
      }),
    ),
  };
}

function header(text: string, name: string): string[] {
  return new RegExp(`^<!-- ${name}: (.*) -->$`, 'm').exec(text)?.[1]?.split(/, */) ?? [];
}
