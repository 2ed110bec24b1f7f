import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { transformSync } from 'esbuild';
import { expect, test } from 'vitest';
import { Stacks, shortLocation, sourceLine } from '../../../runtime/inspector/stacks';
import { frame } from './agent';

const SOURCE = `interface A {\n  readonly x: number;\n}\n\nexport function f(a: A) {\n  throw new Error(String(a.x));\n}\n`;
const folder = mkdtempSync(path.join(tmpdir(), 'loopscope-test-'));
const typescript = path.join(folder, 'f.ts');
const javascript = path.join(folder, 'f.js');
writeFileSync(typescript, SOURCE);
const options = { loader: 'ts', sourcefile: typescript, minifyWhitespace: true } as const;

/** Where the compiled text throws, as V8 would say it. */
function thrown(code: string) {
  const at = code.indexOf('new Error');
  const before = code.slice(0, at).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

test.each(['inline', 'external'] as const)(
  'a source map on disk (%s) leads to the line that was written',
  (kind) => {
    const { code, map } = transformSync(SOURCE, { ...options, sourcemap: kind });
    writeFileSync(javascript, kind === 'inline' ? code : `${code}//# sourceMappingURL=f.js.map\n`);
    if (kind === 'external') writeFileSync(`${javascript}.map`, map);
    const { line, column } = thrown(code);
    const stacks = new Stacks([]);
    stacks.add(1, [frame(javascript, line, 'f', column)]);
    expect(stacks.location(1)).toEqual({ file: typescript, line: 6, column: 9 });
  },
);

test('a map that the program sent is used for a file that was compiled in memory', () => {
  const { code, map } = transformSync(SOURCE, { ...options, sourcemap: 'external' });
  const { line, column } = thrown(code);
  const stacks = new Stacks([]);
  stacks.sourceMaps.add(typescript, JSON.parse(map));
  stacks.add(1, [frame(typescript, line, 'f', column)]);
  expect(stacks.location(1)).toMatchObject({ line: 6 });
  expect(sourceLine(stacks.location(1)!)).toBe('throw new Error(String(a.x));');
});

test('a stack that is in the source already is left as it is', () => {
  const { code, map } = transformSync(SOURCE, { ...options, sourcemap: 'external' });
  const { column } = thrown(code);
  const stacks = new Stacks([]);
  stacks.sourceMaps.add(typescript, JSON.parse(map));
  stacks.add(1, [frame(typescript, 1, 'f', column)], true);
  stacks.add(2, [frame(typescript, 1, 'f', column)]);
  expect([stacks.location(1), stacks.location(2)]).toMatchObject([{ line: 1 }, { line: 6 }]);
});

test.each([null, 'x', { version: 9 }, { version: 3, mappings: 5 }])(
  'a broken map (%j) leaves the raw line',
  (map) => {
    const stacks = new Stacks([]);
    stacks.sourceMaps.add('/x/a.ts', map);
    stacks.add(1, [frame('/x/a.ts', 3)]);
    expect(stacks.location(1)).toMatchObject({ file: '/x/a.ts', line: 3 });
  },
);

test("the user's code is told from libraries", () => {
  const stacks = new Stacks(['/usr/lib/python3.13']);
  stacks.add(1, [
    frame('<frozen runpy>', 1),
    frame('node:internal/timers', 1),
    frame('/app/node_modules/x/index.js', 1),
    frame('/usr/lib/python3.13/asyncio/tasks.py', 1),
    frame('/usr/lib/python3.13-app/main.py', 7),
  ]);
  expect(stacks.frames(1).map(({ isUser }) => isUser)).toEqual([false, false, false, false, true]);
  expect(stacks.location(1)).toMatchObject({ line: 7 });
});

test('a stack of libraries alone is blamed on its innermost file, and on nothing if it has none', () => {
  const stacks = new Stacks(['/usr/lib']);
  stacks.add(1, [frame('<frozen a>', 3), frame('/usr/lib/b.py', 4)]);
  stacks.add(2, [frame('<frozen a>', 3)]);
  expect(stacks.location(1)).toMatchObject({ line: 4 });
  expect(stacks.userFrame(1)).toBeUndefined();
  expect(stacks.location(2)).toBeUndefined();
  expect(stacks.location(3)).toBeUndefined();
});

test("of libraries, an installed package is blamed before the language's own", () => {
  const packages = ['/venv/lib/site-packages/a.py', '/usr/lib/python3/dist-packages/a.py'];
  for (const file of packages) {
    const stacks = new Stacks(['/venv/lib', '/usr/lib']);
    stacks.add(1, [frame('/usr/lib/python3/asyncio/tasks.py', 4), frame(file, 5), frame('/usr/lib/b.py', 6)]);
    expect(stacks.location(1)).toMatchObject({ file, line: 5 });
  }
});

test("the user's line in a later stack is blamed before a library's in an earlier one", () => {
  const stacks = new Stacks(['/usr/lib']);
  stacks.add(1, [frame('/usr/lib/b.py', 4)]);
  stacks.add(2, [frame('/usr/lib/b.py', 5), frame('/app/a.py', 6)]);
  expect(stacks.location(1, 2)).toMatchObject({ line: 6 });
});

test.each([
  ['/work/app/server.py', 'server.py:41'],
  ['C:\\work\\app\\server.py', 'server.py:41'],
  ['/usr/lib/python3.13/asyncio/tasks.py', 'asyncio/tasks.py:41'],
  ['C:\\Python313\\Lib\\asyncio\\tasks.py', 'asyncio\\tasks.py:41'],
  ['/venv/lib/python3.13/site-packages/grpclib/server.py', 'grpclib/server.py:41'],
  ['/usr/lib/python3/dist-packages/six.py', 'six.py:41'],
  ['/app/node_modules/a/node_modules/@b/c/dist/index.js', '@b/c/dist/index.js:41'],
])("%s is %s in short, so that a library's isn't taken for the user's", (file, short) => {
  expect(shortLocation({ file, line: 41, column: 1 })).toBe(short);
});
