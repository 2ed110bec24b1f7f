/** *Insert gather* and its like in the real editor: what they leave in a file is a program that runs. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { commandFor } from '../../extension/snippets/snippet';
import {
  compileErrors,
  driven,
  faults,
  fileName,
  Programs,
  PYTHONS,
  readSnippets,
  runToEnd,
} from '../unit/snippets/programs';
import { launch, type VSCode } from './launch';

/** A file before the command; the cursor is at the mark. */
interface Start {
  readonly file: string;
  readonly text: string;
  readonly command: string;
}

/** A coroutine with an empty line in it, between other code. */
const BODIES = {
  python: 'import os\n\n\nasync def body():\n    |\n\n\nprint(os.name)\n',
  typescript: "import { coro } from 'loopscope';\n\nexport const body = coro(async () => {\n  |\n});\n",
} as const;
const EXTENSIONS = { python: 'py', typescript: 'ts' } as const;

const [, python] = PYTHONS.at(-1)!;
const programs = new Programs();
let code: VSCode;

beforeAll(async () => {
  code = await launch({
    workspace: programs.folder,
    settings: {
      'javascript.validate.enable': false,
      'typescript.validate.enable': false,
      'workbench.colorTheme': 'Default Dark Modern',
    },
  });
});

afterAll(async () => {
  await code?.close();
  programs[Symbol.dispose]();
});

/** How many editors are open at a time: closing them one by one takes longer, and VS Code warns of very many. */
const BATCH = 30;

/** Opens the files, runs the commands in them, and saves them. */
async function insertAll(starts: readonly Start[]): Promise<void> {
  for (let from = 0; from < starts.length; from += BATCH) await insertBatch(starts.slice(from, from + BATCH));
}

async function insertBatch(starts: readonly Start[]): Promise<void> {
  for (const { file, text } of starts) programs.add(file, text.replace('|', ''));
  await code.evaluate(
    async (api, all) => {
      for (const { path, text, command } of all) {
        const editor = await api.window.showTextDocument(await api.workspace.openTextDocument(path));
        const cursor = editor.document.positionAt(Math.max(0, text.indexOf('|')));
        editor.selection = new api.Selection(cursor, cursor);
        await api.commands.executeCommand(command);
        await editor.document.save();
      }
      await api.commands.executeCommand('workbench.action.closeAllEditors');
    },
    starts.map((start) => ({ ...start, path: path.join(programs.folder, start.file) })),
  );
}

const read = (file: string) => readFileSync(path.join(programs.folder, file), 'utf8');

let made = 0;

/** What a command makes of a text, in a file of its own. */
async function inserted(extension: string, text: string, name = 'gather'): Promise<string> {
  const file = `file-${++made}.${extension}`;
  await insertAll([{ file, text, command: commandFor(readSnippets('python')[name]!) }]);
  return read(file);
}

describe.each(['python', 'typescript'] as const)('every command, in %s', (language) => {
  const extension = EXTENSIONS[language];
  const snippets = Object.entries(readSnippets(language));
  const empty = snippets.map(([name]) => fileName(name, extension));
  const bodies = snippets.map(([name]) => fileName(name, `body.${extension}`));
  const paths = (files: readonly string[]) => files.map((file) => path.join(programs.folder, file));

  beforeAll(async () => {
    const starts = snippets.flatMap(([, snippet], i) => [
      { file: empty[i]!, text: '', command: commandFor(snippet) },
      { file: bodies[i]!, text: BODIES[language], command: commandFor(snippet) },
    ]);
    await insertAll(starts);
    if (language === 'python') return;
    for (const [i, [name]] of snippets.entries()) {
      programs.add(`driven-${empty[i]}`, driven(name, read(empty[i]!), language));
    }
    await programs.bundle(paths(empty.map((file) => `driven-${file}`)));
  });

  test('leaves a file that compiles', async () => {
    const files = paths([...empty, ...bodies]);
    for (const file of bodies) expect(read(file)).not.toBe(BODIES[language].replace('|', ''));
    if (language === 'python') expect(await compileErrors(python, files)).toBe('');
    else expect(programs.typeErrors(files)).toEqual([]);
  });

  test.concurrent.each(snippets)('%s runs', async (name) => {
    const file = fileName(name, extension);
    if (language === 'python') programs.add(`driven-${file}`, driven(name, read(file), language));
    const program = path.join(programs.folder, `driven-${file}`);
    const [command, args] =
      language === 'python'
        ? [python, ['-W', 'error', program]]
        : [process.execPath, [program.replace(/\.ts$/, '.mjs')]];
    const { code, stderr } = await runToEnd(command, args);
    expect({ code, faults: faults(stderr) }).toEqual({ code: 0, faults: [] });
  });
});

const GATHER = 'first, second = await asyncio.gather(';

test('an empty file becomes a program', async () => {
  expect(await inserted('py', '')).toBe(`import asyncio


async def main():
    ${GATHER}
        asyncio.sleep(0.1, "first"),
        asyncio.sleep(0.2, "second"),
    )


if __name__ == "__main__":
    asyncio.run(main())`);
  expect(await inserted('ts', '')).toBe(`import { coro, gather, run, sleep } from 'loopscope';

const main = coro(async function main() {
    const [first, second] = await gather([
        sleep(100, 'first'),
        sleep(200, 'second'),
    ]);
});

await run(main());`);
});

test('JavaScript gets no types', async () => {
  expect(await inserted('js', '', 'to_thread')).toContain("const zlib = jobsOf('node:zlib');");
});

test.each([
  [
    'at the cursor',
    'async def body():\n        |\n',
    `async def body():\n        ${GATHER}\n            asyncio`,
  ],
  [
    'in an empty line of a body',
    'async def body():\n    x = 1\n|\n    y = 2\n',
    `    x = 1\n    ${GATHER}\n        asyncio`,
  ],
  [
    'below the head of a body',
    'async def body():|  # here\n    x = 1\n',
    `  # here\n    ${GATHER}\n        asyncio`,
  ],
  ['below a line', 'async def body():\n    x| = 1\n', `    x = 1\n    ${GATHER}\n        asyncio`],
  ['with tabs', 'async def body():\n\tx = 1\n\t|\n', `\tx = 1\n\t${GATHER}\n\t\tasyncio`],
])('the indentation is right %s', async (_, text, expected) => {
  expect(await inserted('py', text)).toContain(expected);
});

test.each([
  [
    'before a closing brace',
    'const f = async () => {\n|\n};\n',
    '{\n    const [first, second] = await gather([\n        sleep',
  ],
  [
    'behind an opening one',
    'const f = async () => {|\n};\n',
    '{\n    const [first, second] = await gather([\n        sleep',
  ],
])('in TypeScript, too: %s', async (_, text, expected) => {
  expect(await inserted('ts', text)).toContain(expected);
});

test('the tab stops are there, and one undo takes all back', async () => {
  const before = 'import os\n\n\nasync def body():\n    \n';
  const steps = await code.evaluate(
    async (api, file) => {
      const editor = await api.window.showTextDocument(await api.workspace.openTextDocument(file));
      const selected = () =>
        editor.selections.map((selection) => editor.document.getText(selection)).join('|');
      editor.selection = new api.Selection(4, 4, 4, 4);
      await api.commands.executeCommand('loopscope.insert.gather');
      const seen = [selected()];
      await api.commands.executeCommand('jumpToNextSnippetPlaceholder');
      seen.push(selected());
      await api.commands.executeCommand('undo');
      seen.push(editor.document.getText());
      await editor.document.save();
      return seen;
    },
    programs.add('stops.py', before),
  );
  expect(steps).toEqual(['first', 'second', before]);
});

async function open(file: string, text: string): Promise<void> {
  await code.evaluate(
    async (api, path) => {
      await api.window.showTextDocument(await api.workspace.openTextDocument(path));
    },
    programs.add(file, text),
  );
}

const activeText = () => code.evaluate((api) => api.window.activeTextEditor!.document.getText());

test('Insert Snippet… shows all, with what they do', async () => {
  await open('picked.py', '');
  await code.evaluate((api) => void api.commands.executeCommand('loopscope.insertSnippet'));
  const picker = code.page.locator('.quick-input-widget');
  await picker.getByText('Runs a function in a thread and waits for its end').waitFor();
  await code.workbench.screenshot('insert-snippet');
  await picker.locator('input').fill('wait for each other');
  await picker.locator('.monaco-list-row').filter({ hasText: 'aio-barrier' }).click();
  await vi.waitUntil(async () => (await activeText()).includes('asyncio.Barrier(3)'));
});

test('a prefix inserts the fragment alone', async () => {
  await open('prefix.py', '');
  await code.page.locator('.monaco-editor.focused').waitFor();
  await code.page.keyboard.type('aio-gather-r');
  const suggestion = code.page.locator('.suggest-widget .monaco-list-row.focused');
  await suggestion.filter({ hasText: 'aio-gather-return-exceptions' }).waitFor();
  await code.workbench.screenshot('snippet-prefix');
  await code.page.keyboard.press('Enter');
  await vi.waitUntil(async () => (await activeText()).startsWith('results = await asyncio.gather(\n'));
});

test('a command of the palette asks for a file of a language that has snippets', async () => {
  await open('notes.md', '');
  await code.evaluate((api) => void api.commands.executeCommand('loopscope.insert.gather'));
  await code.page.getByText('The snippets are for Python, TypeScript and JavaScript').first().waitFor();
  expect(await activeText()).toBe('');
  await code.page.keyboard.press('F1');
  const palette = code.page.locator('.quick-input-widget');
  await palette.locator('input').fill('>Loopscope: ');
  await palette.getByText('Loopscope: Show Log').waitFor();
  expect(await palette.getByText('Insert').count()).toBe(0);
  await code.page.keyboard.press('Escape');
});

test('the console of the window is free of unexpected errors', () => {
  expect(code.consoleErrors).toEqual([]);
});
