/**
 * Writes what follows from something else: from the table of records, the Python agent's constants and the page of the
 * protocol; from the snippets, those for JavaScript and the commands that insert them; from the code, the texts to translate.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandFor, type Snippets } from '../extension/snippets/snippet';
import { CAUSES, OUTCOMES, RECORDS, RESOURCE_TYPES, WAITS } from '../runtime/protocol/records';
import { textsInCode } from './texts';

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

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

const TYPE = /<typeof import\([^)]*\)>|: (?:number|string)\b/g;

/** The snippets for TypeScript without their types. They have but simple ones: a test compiles what is left. */
function javascriptSnippets(): string {
  const file = 'extension/snippets/javascript.json';
  const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');
  const input = read('extension/snippets/typescript.json').replace(TYPE, '');
  const options = { cwd: root, input, encoding: 'utf8' } as const;
  return execFileSync(process.execPath, [biome, 'format', `--stdin-file-path=${file}`], options);
}

/** `package.json` and its texts, with a command for each snippet. */
function manifest(): { readonly manifest: string; readonly texts: string } {
  const snippets: Snippets = JSON.parse(read('extension/snippets/python.json'));
  const inserts = Object.entries(snippets).map(([name, snippet]) => {
    const command = commandFor(snippet);
    return { name, command, key: command.replace('loopscope.', 'command.') };
  });
  const manifest = JSON.parse(read('package.json'));
  const { commands, menus } = manifest.contributes;
  const isOther = ({ command }: { command: string }) => !command.startsWith('loopscope.insert.');
  const when = 'editorLangId =~ /^(python|typescript|javascript)$/';
  manifest.contributes.commands = [
    ...commands.filter(isOther),
    ...inserts.map(({ command, key }) => ({ command, title: `%${key}%`, category: 'Loopscope' })),
  ];
  menus.commandPalette = [
    ...menus.commandPalette.filter(isOther),
    ...inserts.map(({ command }) => ({ command, when })),
  ];
  const texts = Object.entries<string>(JSON.parse(read('package.nls.json')));
  const otherTexts = texts.filter(([key]) => !key.startsWith('command.insert.'));
  const titles = inserts.map(({ name, key }) => [key, `Insert ${name}`]);
  return { manifest: json(manifest), texts: json(Object.fromEntries([...otherTexts, ...titles])) };
}

/** All texts that can be translated but the manifest's: those in the code, and how the snippets are offered. */
function bundle(): string {
  const snippets = ['python', 'typescript'].flatMap((language) =>
    Object.entries<{ description: string }>(JSON.parse(read(`extension/snippets/${language}.json`))),
  );
  const offers = snippets.flatMap(([name, { description }]) => [name, description]);
  const texts = { ...Object.fromEntries(offers.map((text) => [text, text])), ...textsInCode(root) };
  return json(Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** The generated files: path from the root → text. */
export function generated(): Map<string, string> {
  const [before] = read('docs/protocol.md').split('<!-- generated -->');
  const { manifest: packageJson, texts } = manifest();
  return new Map([
    ['runtime/python/loopscope_agent/protocol/kinds.py', pythonConstants()],
    [
      'docs/protocol.md',
      `${before}<!-- generated -->\n\n${recordsSection()}\n\n### Values\n\n${enumsSection()}\n`,
    ],
    ['extension/snippets/javascript.json', javascriptSnippets()],
    ['package.json', packageJson],
    ['package.nls.json', texts],
    ['l10n/bundle.l10n.json', bundle()],
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [file, text] of generated()) writeFileSync(path.join(root, file), text);
}
