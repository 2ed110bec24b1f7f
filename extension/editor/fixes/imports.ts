/** The imports that a fix needs beside its change. */
import { type Code, type Edit, insert } from './code';

/** What makes `name` the Python module of that name; nothing if it is. */
export function importModule(code: Code, name: string): Edit[] {
  const isImported = new RegExp(`^import\\s(?:.*,\\s*)?${name}\\s*(?:,|$)`);
  if (code.blanked.some((line) => isImported.test(line.trimEnd()))) return [];
  const first = code.blanked.findIndex(
    (line, at) => /^\w/.test(line) && !line.startsWith('from __future__') && code.brackets(at).length === 0,
  );
  return [insert(Math.max(0, first), 0, `import ${name}\n`)];
}

/** What makes `name` the one that `loopscope` exports; `undefined` if it is something else already. */
export function importName(code: Code, name: string): Edit[] | undefined {
  const text = code.lines.join('\n');
  const ours = /^import\s*\{([^}]*)\}\s*from\s*['"]loopscope['"]/m.exec(text);
  const names = ours?.[1] ?? '';
  if (new RegExp(`(?:^|,)\\s*${name}\\s*(?:,|$)`).test(names)) return [];
  if (isDeclared(code, name)) return undefined;
  const line = ours
    ? text.slice(0, ours.index).split('\n').length - 1
    : code.blanked.findIndex((other) => /^import\b/.test(other));
  if (ours && !names.includes('\n')) return [addName(code.lines[line]!, line, names, name)];
  return line < 0 ? undefined : [insert(line, 0, `import { ${name} } from 'loopscope';\n`)];
}

function isDeclared(code: Code, name: string): boolean {
  const declaration = new RegExp(
    `\\b(?:const|let|var|function|class)\\s+${name}\\b|\\b${name}\\b.*\\bfrom\\s*"`,
  );
  return code.blanked.some((line) => declaration.test(line));
}

/** Puts a name before the first that comes after it in the alphabet. */
function addName(text: string, line: number, names: string, name: string): Edit {
  const start = text.indexOf('{') + 1;
  const after = [...names.matchAll(/[^\s,](?:[^,]*[^\s,])?/g)].find(
    ({ 0: other }) => other.replace(/^type\s+/, '').toLowerCase() > name.toLowerCase(),
  );
  if (after) return insert(line, start + after.index, `${name}, `);
  const kept = names.trimEnd().replace(/,$/, '');
  return insert(line, start + kept.length, kept.trim() ? `, ${name}` : ` ${name} `);
}
