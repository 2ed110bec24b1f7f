/** Each snippet, in each language, is a program that compiles and runs to its end. */
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { fragmentFor, LANGUAGES } from '../../../extension/snippets/language';
import type { Insertion, Snippet } from '../../../extension/snippets/snippet';
import { type Run, start } from '../programs';
import {
  compileErrors,
  driven,
  faults,
  fileName,
  Programs,
  PYTHONS,
  readSnippets,
  runToEnd,
  withDefaults,
} from './programs';

const NAMES = [
  'thread',
  'thread join with timeout',
  'thread lock with context manager',
  'generator',
  'generator coroutine with send',
  'coroutine',
  'await',
  'run',
  'run in debug mode',
  'event loop by hand',
  'create task',
  'named task',
  'task group',
  'sleep',
  'gather',
  'gather with return_exceptions',
  'shield',
  'shield that survives cancellation',
  'wait_for',
  'timeout block',
  'wait first completed',
  'as_completed',
  'cancel a task and await it',
  'handle CancelledError',
  'future',
  'to_thread',
  'run_in_executor',
  'run_in_executor with thread pool',
  'run_in_executor with process pool',
  'lock',
  'event',
  'condition',
  'semaphore',
  'barrier',
  'queue producer and consumer',
  'stream client',
  'stream server',
  'subprocess',
  'async iterator',
  'async generator',
  'async context manager',
  'call_soon',
  'call_later',
  'signal handler',
  'timing decorator',
];

/** In an empty file, as a command inserts it. */
function asProgram(snippet: Snippet, languageId: string): string {
  const language = LANGUAGES.get(languageId)!;
  const { imports, body } = fragmentFor(snippet, language, true);
  const [insertion] = language.imports('', imports);
  return (insertion?.text ?? '') + withDefaults(body.join('\n'));
}

describe.each(['python', 'typescript', 'javascript'])('%s', (language) => {
  const snippets = readSnippets(language);

  test('has every primitive', () => {
    expect(Object.keys(snippets)).toEqual(NAMES);
  });

  test.each(Object.entries(snippets))('%s: prefix, description, tab stops', (name, snippet) => {
    expect(snippet.prefix).toMatch(/^aio-[a-z]+(?:-[a-z]+)*$/);
    expect(snippet.prefix).toBe(readSnippets('python')[name]!.prefix);
    expect(snippet.description).toMatch(/^[A-Z].*[^.]$/);
    const text = snippet.body.join('\n');
    const withText = [...text.matchAll(/(?<!\\)\$\{(\d)[:|]/g)].map(([, number]) => Number(number)).sort();
    expect(withText).toEqual(withText.map((_, i) => i + 1));
    expect(withText.length).toBeLessThan(9);
    expect(text).not.toContain('    ');
  });

  test('no two have the same prefix', () => {
    const prefixes = Object.values(snippets).map(({ prefix }) => prefix);
    expect(new Set(prefixes).size).toBe(prefixes.length);
  });

  test.each(Object.entries(snippets))(
    '%s: imports what it uses, and nothing else',
    (_, { imports, body }) => {
      const used = imports.filter((name) => body.some((line) => line.includes(name)));
      expect(imports).toEqual(used);
    },
  );
});

describe.each(PYTHONS)('in CPython %s', (_version, python) => {
  const programs = new Programs();
  const snippets = Object.entries(readSnippets('python'));
  afterAll(() => programs[Symbol.dispose]());

  test('each compiles, alone and in a body', async () => {
    const files = snippets.flatMap(([name, snippet]) => {
      const inBody = ['async def body():', ...snippet.body.map((line) => `\t${line}`)].join('\n');
      return [
        programs.add(fileName(name, 'py'), asProgram(snippet, 'python')),
        programs.add(fileName(name, 'body.py'), withDefaults(inBody)),
      ];
    });
    expect(await compileErrors(python, files)).toBe('');
  });

  test.concurrent.each(snippets)('%s runs', async (name, snippet) => {
    const text = driven(name, asProgram(snippet, 'python'), 'python');
    const file = programs.add(fileName(name, 'run.py'), text);
    const { code, stderr } = await runToEnd(python, ['-W', 'error', file]);
    expect({ code, faults: faults(stderr) }).toEqual({ code: 0, faults: [] });
  });
});

describe('in Node', () => {
  const programs = new Programs();
  const snippets = Object.entries(readSnippets('typescript'));
  afterAll(() => programs[Symbol.dispose]());

  const add = (extension: string, text: (name: string, snippet: Snippet) => string) =>
    snippets.map(([name, snippet]) => programs.add(fileName(name, extension), text(name, snippet)));

  beforeAll(async () => {
    const files = add('ts', (name, snippet) => driven(name, asProgram(snippet, 'typescript'), 'typescript'));
    await programs.bundle(files);
  });

  test('each type-checks, alone and in a body', () => {
    const inBody = ({ imports, body }: Snippet) =>
      [
        `import { ${imports.join(', ')} } from 'loopscope';`,
        'export async function body() {',
        ...body,
        '}',
      ].join('\n');
    const files = [
      ...add('alone.ts', (_, snippet) => asProgram(snippet, 'typescript')),
      ...add('body.ts', (_, snippet) => withDefaults(inBody(snippet))),
      ...snippets.map(([name]) => path.join(programs.folder, fileName(name, 'ts'))),
    ];
    expect(programs.typeErrors(files)).toEqual([]);
  });

  test('each is JavaScript, too', async () => {
    const javascript = readSnippets('javascript');
    const files = add('script.js', (name) => asProgram(javascript[name]!, 'javascript'));
    await expect(programs.bundle(files)).resolves.toBeUndefined();
  });

  test.concurrent.each(snippets)('%s runs', async (name) => {
    const { code, stderr } = await runToEnd(process.execPath, [
      path.join(programs.folder, fileName(name, 'mjs')),
    ]);
    expect({ code, faults: faults(stderr) }).toEqual({ code: 0, faults: [] });
  });
});

describe('the imports that are missing', () => {
  const imported = (language: string, text: string, wanted: readonly string[]) =>
    applied(text, LANGUAGES.get(language)!.imports(text, wanted));

  test.each([
    ['an empty file', '', 'import asyncio\n\n\n'],
    ['one that imports it', 'import asyncio\n', 'import asyncio\n'],
    ['one that imports it among others', 'import os, asyncio\n', 'import os, asyncio\n'],
    [
      'one that imports it indented',
      'try:\n    import asyncio\n',
      'import asyncio\n\n\ntry:\n    import asyncio\n',
    ],
    ['another name for it', 'import asyncio as aio\n', 'import asyncio\nimport asyncio as aio\n'],
    ['names of it', 'from asyncio import gather\nx()\n', 'import asyncio\nfrom asyncio import gather\nx()\n'],
    [
      'other imports',
      'import abc\nimport sys\n\nimport re\n',
      'import abc\nimport asyncio\nimport sys\n\nimport re\n',
    ],
    ['others that come before it', 'import abc', 'import abc\nimport asyncio'],
    [
      'a docstring that mentions it',
      '"""\nimport asyncio\n"""\n',
      '"""\nimport asyncio\n"""\n\nimport asyncio\n\n\n',
    ],
    ['a docstring and code', "'''It's.'''\nx = 1\n", "'''It's.'''\n\nimport asyncio\n\n\nx = 1\n"],
    ['a docstring without an end of line', '"""Why."""', '"""Why."""\n\nimport asyncio\n\n\n'],
    [
      '__future__',
      '"""Why."""\n\nfrom __future__ import (\n    annotations,\n)\n\nx = 1\n',
      '"""Why."""\n\nfrom __future__ import (\n    annotations,\n)\n\nimport asyncio\n\n\nx = 1\n',
    ],
    [
      '__future__ and an import',
      'from __future__ import annotations\n\nimport sys\n',
      'from __future__ import annotations\n\nimport asyncio\nimport sys\n',
    ],
    [
      'a shebang',
      '#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\nx = 1\n',
      '#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n\nimport asyncio\n\n\nx = 1\n',
    ],
    ['a comment that mentions it', '# import asyncio\n', '# import asyncio\n\nimport asyncio\n\n\n'],
    [
      'an import over several lines',
      'import abc\nfrom a import (\n    b,  # c\n)\nx()\n',
      'import abc\nimport asyncio\nfrom a import (\n    b,  # c\n)\nx()\n',
    ],
    [
      'Windows',
      '"""Why."""\r\n\r\nimport abc\r\nx()\r\n',
      '"""Why."""\r\n\r\nimport abc\r\nimport asyncio\nx()\r\n',
    ],
  ])('of Python, in %s', (_, text, expected) => {
    expect(imported('python', text, ['asyncio'])).toBe(expected);
    expect(imported('python', expected, ['asyncio'])).toBe(expected);
  });

  test('of Python, several at once', () => {
    const text = 'import asyncio\nimport sys\n';
    expect(imported('python', text, ['asyncio', 'concurrent.futures', 'time'])).toBe(
      'import asyncio\nimport concurrent.futures\nimport sys\nimport time\n',
    );
  });

  test.each([
    ['an empty file', '', "import { coro, run } from 'loopscope';\n\n"],
    [
      'one that has them',
      "import { coro, run } from 'loopscope';\n",
      "import { coro, run } from 'loopscope';\n",
    ],
    [
      'one that has another',
      "import { run, sleep } from 'loopscope';\n",
      "import { run, sleep, coro } from 'loopscope';\n",
    ],
    ['one with double quotes', 'import {run} from "loopscope"', 'import {run, coro} from "loopscope"'],
    [
      'one over several lines',
      "import {\n  run,\n  type Task, // why\n} from 'loopscope';\n",
      "import {\n  run,\n  type Task,\n  coro, // why\n} from 'loopscope';\n",
    ],
    [
      'one without a last comma',
      "import {\n  run\n} from 'loopscope';\n",
      "import {\n  run,\n  coro\n} from 'loopscope';\n",
    ],
    [
      'types of it',
      "import type { Task } from 'loopscope';\n",
      "import type { Task } from 'loopscope';\nimport { coro, run } from 'loopscope';\n",
    ],
    [
      'another name for it',
      "import { run as go } from 'loopscope';\n",
      "import { run as go, coro, run } from 'loopscope';\n",
    ],
    [
      'all of it',
      "import * as aio from 'loopscope';\n",
      "import * as aio from 'loopscope';\nimport { coro, run } from 'loopscope';\n",
    ],
    [
      'other imports',
      "import a from 'a';\nimport b from './b';\nb();\n",
      "import a from 'a';\nimport { coro, run } from 'loopscope';\nimport b from './b';\nb();\n",
    ],
    ['an import without an end of line', "import 'a'", "import 'a'\nimport { coro, run } from 'loopscope';"],
    [
      'a comment that mentions it',
      "// import { coro, run } from 'loopscope';\n\nx();\n",
      "// import { coro, run } from 'loopscope';\n\nimport { coro, run } from 'loopscope';\n\nx();\n",
    ],
    [
      'a function with a comment',
      '/** Why. */\nfunction f() {}\n',
      "import { coro, run } from 'loopscope';\n\n/** Why. */\nfunction f() {}\n",
    ],
    [
      'a licence',
      '/*\n * Licence\n */\n\nx();\n',
      "/*\n * Licence\n */\n\nimport { coro, run } from 'loopscope';\n\nx();\n",
    ],
    [
      'a shebang',
      '#!/usr/bin/env tsx\nx();\n',
      "#!/usr/bin/env tsx\nimport { coro, run } from 'loopscope';\n\nx();\n",
    ],
    [
      'an import() and a template',
      "import('a');\nconst t = `\nimport { coro } from 'loopscope';\n`;\n",
      "import { coro, run } from 'loopscope';\n\nimport('a');\nconst t = `\nimport { coro } from 'loopscope';\n`;\n",
    ],
    [
      'Windows',
      "import {\r\n  run,\r\n} from 'loopscope';\r\n",
      "import {\r\n  run,\n  coro,\r\n} from 'loopscope';\r\n",
    ],
  ])('of TypeScript, in %s', (_, text, expected) => {
    expect(imported('typescript', text, ['coro', 'run'])).toBe(expected);
    expect(imported('typescript', expected, ['coro', 'run'])).toBe(expected);
  });
});

function applied(text: string, insertions: readonly Insertion[]): string {
  return insertions.reduceRight(
    (whole, { offset, text: added }) => whole.slice(0, offset) + added + whole.slice(offset),
    text,
  );
}

describe('the stream client and the stream server', () => {
  const programs = new Programs();
  afterAll(() => programs[Symbol.dispose]());

  const text = (name: string, language: 'python' | 'typescript', port: number) =>
    asProgram(readSnippets(language)[name]!, language).replace('8765', String(port));

  /** Runs the client until a server answers. */
  async function answerTo(client: () => Promise<{ stdout: string }>, server: Run): Promise<string> {
    let answer = '';
    await vi.waitUntil(async () => {
      answer = (await client()).stdout;
      return !answer.startsWith('not connected');
    }, 30_000);
    server.child.kill();
    await server.exited;
    return answer.trim();
  }

  test('of Python talk to each other', async () => {
    const port = await freePort();
    const [, python] = PYTHONS.at(-1)!;
    const forEver = text('stream server', 'python', port).replace(
      'asyncio.sleep(1)',
      'server.serve_forever()',
    );
    const server = start(python, [programs.add('server.py', forEver)], {});
    const client = programs.add('client.py', text('stream client', 'python', port));
    expect(await answerTo(() => runToEnd(python, [client]), server)).toBe("b'HELLO\\n'");
  });

  test('of TypeScript, too', async () => {
    const port = await freePort();
    const forEver = text('stream server', 'typescript', port).replace('sleep(1000)', 'server.serveForever()');
    const client = programs.add('client.ts', text('stream client', 'typescript', port));
    await programs.bundle([programs.add('server.ts', forEver), client]);
    const server = start(process.execPath, [path.join(programs.folder, 'server.mjs')], {});
    const run = () => runToEnd(process.execPath, [path.join(programs.folder, 'client.mjs')]);
    expect(await answerTo(run, server)).toBe('HELLO');
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
