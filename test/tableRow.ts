/** A row of a table that a script writes into a page of the docs. */
import { readFileSync, writeFileSync } from 'node:fs';

/** Puts a row between the marks of a table, in place of the one that begins with the same cells, and sorts the rows. */
export function putRow(page: string, table: string, key: readonly string[], cells: readonly unknown[]): void {
  const [begin, end] = [`<!-- ${table}: begin -->`, `<!-- ${table}: end -->`];
  const text = readFileSync(page, 'utf8');
  const from = text.indexOf(begin) + begin.length;
  const to = text.indexOf(end);
  const [names, rule, ...old] = text.slice(from, to).trim().split('\n');
  const others = old.filter((line) => !line.startsWith(`| ${key.join(' | ')} |`));
  const rows = [...others, `| ${[...key, ...cells].join(' | ')} |`].sort(byNumber);
  writeFileSync(page, `${text.slice(0, from)}\n${[names, rule, ...rows].join('\n')}\n${text.slice(to)}`);
}

function byNumber(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
