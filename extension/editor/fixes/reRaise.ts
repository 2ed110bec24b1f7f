import { type Code, type Edit, type Fix, indentationOf, insert } from './code';
import { importModule, importName } from './imports';

/** Raises the CancelledError again in the clause that caught it. */
export const reRaise: Fix = (code, line) =>
  code.language === 'python' ? inPython(code, line) : inTypeScript(code, line);

const CATCHES = /\bCancelledError\b|\bBaseException\b|^\s*except\s*:/;
const ONLY_CANCELLATION = /^\s*except\s+(?:asyncio\.)?CancelledError(?:\s+as\s+\w+)?\s*:/;

function inPython(code: Code, line: number): Edit[] | undefined {
  const clause = exceptClause(code, line);
  if (clause === undefined) return undefined;
  if (ONLY_CANCELLATION.test(code.blanked[clause]!)) return raiseAtEnd(code, clause);
  const indent = ' '.repeat(indentationOf(code.lines[clause]!));
  return code.lines.some((text) => text.startsWith('\t'))
    ? undefined
    : [
        ...importModule(code, 'asyncio'),
        insert(clause, 0, `${indent}except asyncio.CancelledError:\n${indent}    raise\n`),
      ];
}

/** The clause that got the error which came to this line. */
function exceptClause(code: Code, line: number): number | undefined {
  for (let at = code.header(line); at !== undefined; at = code.header(at)) {
    const text = code.blanked[at]!;
    if (/^\s*(?:(?:async\s+)?def|class)\b/.test(text) || /\bsuppress\(/.test(text)) return undefined;
    const caught = /^\s*try\s*:\s*$/.test(text)
      ? clauses(code, at).find((one) => isCatch(code, one))
      : undefined;
    if (caught !== undefined) return caught;
  }
  return undefined;
}

function isCatch(code: Code, clause: number): boolean {
  return CATCHES.test(code.blanked[clause]!);
}

/** The lines of the `except`s that belong to a `try`. */
function clauses(code: Code, start: number): number[] {
  const indentation = indentationOf(code.blanked[start]!);
  const found: number[] = [];
  for (let at = start + 1; at < code.blanked.length; at++) {
    const text = code.blanked[at]!;
    if (text.trim() === '' || indentationOf(text) > indentation || /^\s*[)\]}"]/.test(text)) continue;
    if (!/^\s*except\b/.test(text)) break;
    found.push(at);
  }
  return found;
}

/** A clause that leaves on other ways than its end is left alone. */
function raiseAtEnd(code: Code, clause: number): Edit[] | undefined {
  const block = code.block(clause);
  if (!/:\s*$/.test(code.blanked[clause]!) || !block) return undefined;
  const { first, last } = block;
  const indentation = indentationOf(code.blanked[first]!);
  const [end, body] = [code.blanked[last]!, code.blanked.slice(first, last)];
  if (body.some((text) => /\b(?:return|break|continue)\b/.test(text))) return undefined;
  if (/^\s*(?:pass|return|break|continue)\s*$/.test(end) && indentationOf(end) === indentation) {
    return [{ line: last, from: indentation, to: end.trimEnd().length, text: 'raise' }];
  }
  if (/\b(?:return|break|continue|raise)\b/.test(end) || end.length > code.lines[last]!.length)
    return undefined;
  return [insert(last, code.lines[last]!.length, `\n${code.lines[first]!.slice(0, indentation)}raise`)];
}

function inTypeScript(code: Code, line: number): Edit[] | undefined {
  const clause = catchClause(code, line);
  const imports = importName(code, 'CancelledError');
  if (clause === undefined || !imports) return undefined;
  const text = code.blanked[clause]!;
  const [, name] = /\bcatch\s*\(\s*(\w+)(?:\s*:\s*\w+)?\s*\)\s*\{\s*$/.exec(text) ?? [];
  const bare = /\bcatch\s*(?=\{\s*$)/.exec(text);
  if (!name && !bare) return undefined;
  const indent = /^\s*/.exec(code.lines[clause]!)![0];
  const raise = `${indent}  if (${name ?? 'error'} instanceof CancelledError) throw ${name ?? 'error'};\n`;
  return [
    ...imports,
    ...(bare ? [insert(clause, bare.index + bare[0].trimEnd().length, ' (error)')] : []),
    insert(clause + 1, 0, raise),
  ];
}

/** The line `} catch (error) {` of the innermost `try` around a line, within the same function. */
function catchClause(code: Code, line: number): number | undefined {
  for (const bracket of code.brackets(line).reverse()) {
    if (bracket.char !== '{') continue;
    const header = code.blanked[bracket.line]!.slice(0, bracket.column);
    if (/=>\s*$|\bfunction\b/.test(header)) return undefined;
    if (!/\btry\s*$/.test(header)) continue;
    const end = code.end(bracket);
    return end !== undefined && /^\s*\}\s*catch\b/.test(code.blanked[end]!) ? end : undefined;
  }
  return undefined;
}
