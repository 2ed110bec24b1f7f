import type { Insertion } from './snippet';

const STRING_OR_COMMENT =
  /("""|''')(?:\\[\s\S]|(?!\1)[\s\S])*\1|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|#.*/g;
const IMPORT = /^(?:import[ \t]+(.+)|from[ \t]+([\w.]+)[ \t]+import\b(?:[^\n(]*\([^)]*\))?.*)(?:\n|$)/gm;

/** What has to stay above all imports: first comments, the docstring, `from __future__ import …`. */
const HEADER =
  /^(?:#!.*\n)?(?:[ \t]*#.*\n)*(?:\s*(?:[rRuU]?("""|''')(?:\\[\s\S]|(?!\1)[\s\S])*\1|"[^"\n]+"|'[^'\n]+')[ \t]*(?:\n|$))?(?:(?:\s|#.*\n)*from[ \t]+__future__[ \t]+import\b(?:[^\n(]*\([^)]*\))?.*(?:\n|$))*/;

interface Statement {
  readonly start: number;
  readonly end: number;
  /** As it is sorted: those with `from` come last. */
  readonly key: string;
  readonly modules: readonly string[];
}

/** The `import MODULE` lines that a Python file lacks. They join the file's first block of imports, in order. */
export function pythonImports(source: string, wanted: readonly string[]): Insertion[] {
  const text = source.replace(/\r\n/g, ' \n');
  const statements = importStatements(text);
  const missing = wanted.filter((module) => !statements.some(({ modules }) => modules.includes(module)));
  const block = firstBlock(statements.filter(({ key }) => key !== 'from __future__'));
  if (block.length === 0) return newBlock(text, missing);
  return missing.map((module) => ({
    offset: block.find(({ key }) => key > `import ${module}`)?.start ?? block.at(-1)!.end,
    text: `import ${module}\n`,
  }));
}

function importStatements(text: string): Statement[] {
  const code = text.replace(STRING_OR_COMMENT, (found) => found.replace(/[^\n]/g, ' '));
  return [...code.matchAll(IMPORT)].map(({ index, 0: { length }, 1: names, 2: from }) => {
    const modules = (names ?? '').split(',').map((name) => name.trim());
    const key = from ? `from ${from}` : `import ${modules[0]}`;
    return { start: index, end: index + length, key: from ? `~${key}` : key, modules };
  });
}

/** Those that follow each other without anything between. */
function firstBlock(statements: readonly Statement[]): readonly Statement[] {
  const gap = statements.findIndex(({ start }, i) => i > 0 && start !== statements[i - 1]!.end);
  return gap === -1 ? statements : statements.slice(0, gap);
}

function newBlock(text: string, modules: readonly string[]): Insertion[] {
  if (modules.length === 0) return [];
  const header = HEADER.exec(text)![0];
  const before = header === '' ? '' : header.endsWith('\n') ? '\n' : '\n\n';
  const blank = /^\n*/.exec(text.slice(header.length).replace(/ (?=\n)/g, ''))![0].length;
  const lines = modules.map((module) => `import ${module}\n`).join('');
  return [{ offset: header.length, text: before + lines + '\n'.repeat(Math.max(0, 2 - blank)) }];
}
