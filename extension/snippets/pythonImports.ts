import type { Insertion } from './snippet';

const STRING_OR_COMMENT =
  /("""|''')(?:\\[\s\S]|(?!\1)[\s\S])*\1|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|#.*/g;
const IMPORT =
  /^(?:import\s+((?:\\\s*\n|.)+)|from\s+([\w.]+)\s+import\b(?:\s*\([^)]*\)|\\\s*\n|.)*)(?:\n|$)/gm;
const DOCSTRING = /^(?:\s|#.*\n)*[rRuU]?("""|'''|"|')(?:\\[\s\S]|(?!\1)[\s\S])*\1.*(?:\n|$)/;
const COMMENTS = /^(?:#.*(?:\n|$))*/;

interface Statement {
  readonly start: number;
  readonly end: number;
  /** Those of `import …`; none for `from … import …`. */
  readonly modules: readonly string[];
  readonly isFuture: boolean;
}

/**
 * Adds the `import MODULE` lines that a Python file lacks. They join its first block of imports, in order; without one
 * they follow what has to stay on top.
 */
export function pythonImports(source: string, wanted: readonly string[]): Insertion[] {
  const text = source.replaceAll('\r\n', ' \n');
  const statements = importStatements(text);
  const missing = wanted.filter((module) => !statements.some(({ modules }) => modules.includes(module)));
  const block = firstBlock(statements.filter(({ isFuture }) => !isFuture));
  if (block.length === 0) return newBlock(text, headerEnd(text, statements), missing);
  return missing.map((module) => {
    const next = block.find(({ modules: [other] }) => other === undefined || other > module);
    const offset = next?.start ?? block.at(-1)!.end;
    return { offset, text: isLineStart(text, offset) ? `import ${module}\n` : `\nimport ${module}` };
  });
}

function importStatements(text: string): Statement[] {
  const code = text.replace(STRING_OR_COMMENT, (found) => found.replace(/[^\n]/g, ' '));
  return [...code.matchAll(IMPORT)].map(({ index, 0: { length }, 1: names, 2: from }) => ({
    start: index,
    end: index + length,
    modules: names?.split(',').map((name) => name.trim()) ?? [],
    isFuture: from === '__future__',
  }));
}

/** Those that follow each other without anything between. */
function firstBlock(statements: readonly Statement[]): readonly Statement[] {
  const gap = statements.findIndex(({ start }, i) => i > 0 && start !== statements[i - 1]!.end);
  return gap === -1 ? statements : statements.slice(0, gap);
}

/** The end of the first comments, the docstring and `from __future__ import …`. */
function headerEnd(text: string, statements: readonly Statement[]): number {
  const future = statements.findLast(({ isFuture }) => isFuture);
  return future?.end ?? (DOCSTRING.exec(text) ?? COMMENTS.exec(text))![0].length;
}

function newBlock(text: string, offset: number, modules: readonly string[]): Insertion[] {
  if (modules.length === 0) return [];
  const before = (isLineStart(text, offset) ? '' : '\n') + (offset > 0 ? '\n' : '');
  const blankLines = /^(?: *\n)*/.exec(text.slice(offset))![0].split('\n').length - 1;
  const after = '\n'.repeat(Math.max(0, 2 - blankLines));
  return [{ offset, text: `${before}${modules.map((module) => `import ${module}\n`).join('')}${after}` }];
}

function isLineStart(text: string, offset: number): boolean {
  return offset === 0 || text[offset - 1] === '\n';
}
