/** The imports that a fix needs beside its change. */
import { pythonImports } from '../../snippets/pythonImports';
import type { Insertion } from '../../snippets/snippet';
import { typescriptImports } from '../../snippets/typescriptImports';
import { type Code, type Edit, insert } from './code';

/** What makes `name` the Python module of that name; nothing if it is. */
export function importModule(code: Code, name: string): Edit[] {
  return asEdits(code, pythonImports(code.lines.join('\n'), [name]));
}

/** What makes `name` the one that `loopscope` exports; `undefined` if it is something else already. */
export function importName(code: Code, name: string): Edit[] | undefined {
  const insertions = typescriptImports(code.lines.join('\n'), [name]);
  return insertions.length > 0 && isDeclared(code, name) ? undefined : asEdits(code, insertions);
}

function isDeclared(code: Code, name: string): boolean {
  const declaration = new RegExp(
    `\\b(?:const|let|var|function|class)\\s+${name}\\b|\\b${name}\\b.*\\bfrom\\s*"`,
  );
  return code.blanked.some((line) => declaration.test(line));
}

function asEdits(code: Code, insertions: readonly Insertion[]): Edit[] {
  return insertions.map(({ offset, text }) => {
    const before = code.lines.join('\n').slice(0, offset).split('\n');
    return insert(before.length - 1, before.at(-1)!.length, text);
  });
}
