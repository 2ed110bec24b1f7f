/** Writes what follows from the table of records: the Python agent's constants and the page of the protocol. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CAUSES, OUTCOMES, RECORDS, RESOURCE_TYPES, WAITS } from '../runtime/protocol/records';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const constant = (name: string) => snake(name).toUpperCase();

function pythonConstants(): string {
  const lines = ['# Made from runtime/protocol/records.ts by `npm run generate`; do not edit.', ''];
  for (const [name, record] of Object.entries(RECORDS)) {
    lines.push(
      `# ${Object.keys(record.fields).map(snake).join(', ')}`,
      `${constant(name)} = ${record.kind}.0`,
    );
  }
  const enums = { OUTCOME: OUTCOMES, WAIT: WAITS, CAUSE: CAUSES, RESOURCE_TYPE: RESOURCE_TYPES };
  for (const [prefix, values] of Object.entries(enums)) {
    lines.push(
      '',
      ...Object.entries(values).map(([name, value]) => `${prefix}_${constant(name)} = ${value}.0`),
    );
  }
  return `${lines.join('\n')}\n`;
}

function recordsSection(): string {
  return Object.entries(RECORDS)
    .map(([name, record]) => {
      const rows = Object.entries(record.fields).map(
        ([field, [type, doc]]) => `| \`${field}\` | ${type} | ${doc} |`,
      );
      return [
        `### ${record.kind} \`${name}\``,
        '',
        record.doc,
        '',
        '| field | type | what |',
        '|---|---|---|',
        ...rows,
      ].join('\n');
    })
    .join('\n\n');
}

function enumsSection(): string {
  return Object.entries({
    outcome: OUTCOMES,
    wait: WAITS,
    cause: CAUSES,
    resourceType: RESOURCE_TYPES,
  })
    .map(([type, values]) => {
      const list = Object.entries(values).map(([name, value]) => `${value} \`${name}\``);
      return `**${type}**: ${list.join(', ')}.`;
    })
    .join('\n\n');
}

/** The generated files: path from the root → text. */
export function generated(): Map<string, string> {
  const page = path.join(root, 'docs/protocol.md');
  const [before] = readFileSync(page, 'utf8').split('<!-- generated -->');
  return new Map([
    ['runtime/python/loopscope_agent/kinds.py', pythonConstants()],
    [
      'docs/protocol.md',
      `${before}<!-- generated -->\n\n${recordsSection()}\n\n### Values\n\n${enumsSection()}\n`,
    ],
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [file, text] of generated()) writeFileSync(path.join(root, file), text);
}
