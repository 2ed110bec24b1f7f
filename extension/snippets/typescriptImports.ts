import type { Insertion } from './snippet';

const STRING_OR_COMMENT =
  /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`|\/\/.*|\/\*[\s\S]*?\*\//g;
const IMPORT = /^import(?=[\s{*'"])([^;'"]*)['"]([^'"]*)['"].*(?:\n|$)/gm;
const NAMES = /^(?!\s*type\b)[^{]*\{([^}]*\S)\s*\}/d;
const HEADER =
  /^(?:#!.*\n)?(?:\s*(?:(?:\/\/.*\n)+|\/\*[\s\S]*?\*\/ *\n)(?=\s*\n)|\s*['"]use strict['"];? *\n)*/;

interface Statement {
  readonly start: number;
  readonly end: number;
  /** What stands between `import` and `from`, and where. */
  readonly clause: string;
  readonly clauseStart: number;
  readonly module: string;
}

/** Adds the names that a TypeScript or JavaScript file doesn't import from `loopscope` yet. */
export function typescriptImports(source: string, wanted: readonly string[]): Insertion[] {
  const text = source.replaceAll('\r\n', ' \n');
  const statements = importStatements(text);
  const ours = statements.filter(({ module, clause }) => module === 'loopscope' && NAMES.test(clause));
  const imported = ours.flatMap(({ clause }) =>
    NAMES.exec(clause)![1]!
      .split(',')
      .map((name) => name.trim()),
  );
  const missing = wanted.filter((name) => !imported.includes(name));
  if (missing.length === 0) return [];
  return [ours[0] ? merged(ours[0], missing) : newStatement(text, statements, missing)];
}

/** Comments are blanked out, and templates, as they may contain what looks like an import. */
function importStatements(text: string): Statement[] {
  const code = text.replace(STRING_OR_COMMENT, (found) =>
    /^['"]/.test(found) ? found : found.replace(/[^\n]/g, ' '),
  );
  return [...code.matchAll(IMPORT)].map(({ index, 0: all, 1: clause, 2: module }) => ({
    start: index,
    end: index + all.length,
    clause: clause!,
    clauseStart: index + 'import'.length,
    module: module!,
  }));
}

function merged({ clause, clauseStart }: Statement, names: readonly string[]): Insertion {
  const found = NAMES.exec(clause)!;
  const separator = /\n\s*/.exec(found[1]!)?.[0] ?? ' ';
  const add = found[1]!.endsWith(',')
    ? (name: string) => `${separator}${name},`
    : (name: string) => `,${separator}${name}`;
  return { offset: clauseStart + found.indices![1]![1], text: names.map(add).join('') };
}

/** Behind the imports of other packages, before those of the project's own files. */
function newStatement(text: string, statements: readonly Statement[], names: readonly string[]): Insertion {
  const line = `import { ${names.join(', ')} } from 'loopscope';`;
  const own = statements.find(({ module }) => module.startsWith('.'));
  const offset = own?.start ?? statements.at(-1)?.end ?? HEADER.exec(text)![0].length;
  if (offset > 0 && text[offset - 1] !== '\n') return { offset, text: `\n${line}` };
  if (statements.length > 0) return { offset, text: `${line}\n` };
  const isBlankBefore = offset === 0 || /(?:^#!.*|\n *)\n$/.test(text.slice(0, offset));
  const isBlankAfter = /^ *\n/.test(text.slice(offset));
  return { offset, text: `${isBlankBefore ? '' : '\n'}${line}\n${isBlankAfter ? '' : '\n'}` };
}
