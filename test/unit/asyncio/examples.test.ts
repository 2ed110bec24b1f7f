/** Every export of the library has an example in its doc comment; its `// → value` lines are true. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import * as library from '../../../runtime/asyncio/index';

const folder = path.join(import.meta.dirname, '../../../runtime/asyncio');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);

interface Example {
  readonly file: string;
  readonly code: string;
}

const examples: Example[] = sources.flatMap((file) =>
  [...readFileSync(path.join(folder, file), 'utf8').matchAll(/@example\n((?: +\*(?!\/).*\n)+)/g)].map(
    (match) => ({
      file,
      code: match[1]!.replace(/^ +\* ?/gm, '').trimEnd(),
    }),
  ),
);

/** Each `EXPRESSION // → VALUE` becomes a call of `check`. */
function asChecks(code: string): string {
  return code.replace(/^(.+?);? \/\/ → (.+)$/gm, 'check($1, $2);');
}

describe.each(examples)('$file: $code', ({ code }) => {
  test('is true', async () => {
    const target = ts.ScriptTarget.ES2022;
    const script = ts.transpile(`async function example() {${asChecks(code)}}`, { target });
    const checked: unknown[] = [];
    const check = (actual: unknown, expected: unknown) => {
      checked.push(actual);
      expect(actual).toEqual(expected);
    };
    const names = Object.keys(library);
    const example = new Function('check', ...names, `${script}; return example();`);
    await example(check, ...Object.values(library));
    expect(checked).not.toHaveLength(0);
  });
});

test('every example compiles', () => {
  const names = new Set(examples.flatMap(({ code }) => code.match(/\w+/g) ?? []));
  const exported = exportsOf('index.ts').filter((name) => names.has(name));
  const text = [
    `import { ${exported.map((name) => (name in library ? name : `type ${name}`)).join(', ')} } from '../../../runtime/asyncio/index';`,
    ...examples.map(({ code }) => `async () => {\n${code}\n};`),
  ].join('\n');
  const file = path.join(import.meta.dirname, 'examples.ts');
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    skipLibCheck: true,
    types: ['node'],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, version) =>
    name === file ? ts.createSourceFile(name, text, version) : getSourceFile.call(host, name, version);
  const program = ts.createProgram([file], options, host);
  const messages = ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  expect(messages).toEqual([]);
});

test.each(exportsOf('index.ts').filter((name) => name in library))('%s has an example', (name) => {
  const texts = sources.map((file) => readFileSync(path.join(folder, file), 'utf8'));
  const declaration = new RegExp(
    `@example\\n(?: +\\*(?!/).*\\n)+ \\*/\\nexport (?:abstract |async )?(?:class|const|function) ${name}\\b`,
  );
  expect(texts.some((text) => declaration.test(text))).toBe(true);
});

function exportsOf(file: string): string[] {
  const text = readFileSync(path.join(folder, file), 'utf8');
  return [...text.matchAll(/export (?:type )?\{([^}]*)\}/g)].flatMap((match) =>
    match[1]!.split(',').map((name) => name.replace(/\btype\b/, '').trim()),
  );
}
