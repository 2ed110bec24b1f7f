/** The help page of each finding: its examples do what it says. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { RULES } from '../../../runtime/inspector/findings/rules';
import { DEFAULT_THRESHOLDS } from '../../../runtime/inspector/findings/thresholds';
import { type Ended, InstalledCommand } from './command';
import { type Example, FOLDER, type Page, pages } from './pages';

// More at a time would make each other's loops late.
vi.setConfig({ maxConcurrency: 3 });

/** Only what is slow on purpose shall be slow, however busy the machine is. */
const SLOW_CALLBACK_MS = 3_000;

const ALL = pages();
const EXAMPLES = ALL.flatMap((page) =>
  page.examples.map((example) => ({ page, example, name: `${page.id} ${example.language} ${example.kind}` })),
);

test('each rule has a page and each page a rule, of one title', () => {
  const titles = (rules: ReadonlyArray<{ id: string; title: string }>) =>
    rules.map(({ id, title }) => `${id}: ${title}`).sort();
  expect(titles(ALL)).toEqual(titles(RULES));
});

test('the table of contents names them in the order of the rules', () => {
  const contents = readFileSync(path.join(FOLDER, 'README.md'), 'utf8');
  const rows = [...contents.matchAll(/^\| \[`(.+?)`\]\((.+?)\) \| (\w+) \|/gm)].map((row) => row.slice(1, 4));
  expect(rows).toEqual(RULES.map(({ id, severity }) => [id, `${id}.md`, severity]));
});

test.each(ALL)('$id has an example of each kind in each language that it can occur in', (page) => {
  const kinds = page.languages.flatMap((language) => [`${language} bad`, `${language} good`]);
  expect(page.languages.length).toBeGreaterThan(0);
  expect(page.examples.map(({ language, kind }) => `${language} ${kind}`)).toEqual(kinds);
  expect(page.examples.filter(({ kind, marks }) => (kind === 'bad') !== marks.length > 0)).toEqual([]);
});

test('the pages name all thresholds, with their defaults', () => {
  const named = ALL.flatMap(({ text }) => [...text.matchAll(/`(\w+)` \(([\d ]+)\)/g)]);
  const defaults = named.map(([, name, value]) => [name, Number(value!.replaceAll(' ', ''))]);
  expect(Object.fromEntries(defaults)).toEqual(DEFAULT_THRESHOLDS);
});

describe('an example', () => {
  let command: InstalledCommand;

  beforeAll(async () => {
    command = await InstalledCommand.build();
    for (const { page, example } of EXAMPLES) writeFileSync(fileOf(page, example), example.text);
  });
  afterAll(() => command.remove());

  const fileOf = (page: Page, { language, kind }: Example) =>
    path.join(command.programs, `${page.id}-${kind}.${language === 'ts' ? 'ts' : 'py'}`);

  test('that is told to be ignored is counted and not shown', async () => {
    const { text } = EXAMPLES.find(({ name }) => name === 'never-awaited python bad')!.example;
    const file = path.join(command.programs, 'ignored.py');
    writeFileSync(file, text.replace('# here', '# loopscope: ignore[never-awaited]'));
    const { report, code } = await command.run(['--fail-on', 'any', file]);
    expect(report.processes).toMatchObject([{ findings: [], ignored: 1 }]);
    expect(code).toBe(0);
  });

  test('in TypeScript is well typed', () => {
    const root = path.resolve(import.meta.dirname, '../../..');
    const files = EXAMPLES.filter(({ example }) => example.language === 'ts').map(({ page, example }) =>
      fileOf(page, example),
    );
    const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, root);
    const paths = { loopscope: [path.join(root, 'runtime/asyncio/index.ts')] };
    const typeRoots = [path.join(root, 'node_modules/@types')];
    const program = ts.createProgram(files, { ...options, paths, typeRoots });
    const wrong = files.flatMap((file) => ts.getPreEmitDiagnostics(program, program.getSourceFile(file)));
    expect(
      wrong.map(
        ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
      ),
    ).toEqual([]);
  });

  describe.concurrent('run in async debug mode', () => {
    for (const { page, example, name } of EXAMPLES) {
      test(name, async ({ expect }) => {
        const file = fileOf(page, example);
        const ended = await command.run([...options(page), file], page.environment);
        const found = places(ended, file, page.id);
        expect(found, ended.stderr).toEqual(
          example.marks.map((line) => `${path.basename(file)}:${line} ${page.id}`),
        );
        expect(ended.report.processes).toMatchObject([{ state: 'ended', dropped: 0 }]);
        expect(ended.code, ended.stderr).toBe(0);
      });
    }
  });
});

function options({ settings }: Page): string[] {
  const slow = settings.find((setting) => setting.startsWith('slowCallbackMs='))?.split('=')[1];
  return [
    ...['--slow-callback-ms', slow ?? `${SLOW_CALLBACK_MS}`],
    ...settings.filter((setting) => !setting.startsWith('slowCallbackMs=')).flatMap((one) => ['--set', one]),
  ];
}

/** Where findings are: those of this kind, and any others that are more than information. */
function places({ report }: Ended, file: string, id: string): string[] {
  return report.processes
    .flatMap(({ findings }) => findings)
    .filter((finding) => finding.id === id || finding.severity !== 'information')
    .map((finding) => {
      const place = finding.file === file ? path.basename(file) : (finding.file ?? '?');
      return `${place}:${finding.line} ${finding.id}`;
    })
    .sort();
}
