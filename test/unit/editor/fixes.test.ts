/** Each fix, applied to a program, makes its finding go away, and the program works as it should. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { addAwait } from '../../../extension/editor/fixes/addAwait';
import { asyncSleep } from '../../../extension/editor/fixes/asyncSleep';
import { Code, type Edit, type Fix } from '../../../extension/editor/fixes/code';
import { ignoreHere } from '../../../extension/editor/fixes/ignoreHere';
import { keepReference } from '../../../extension/editor/fixes/keepReference';
import { logException } from '../../../extension/editor/fixes/logException';
import { nameTask } from '../../../extension/editor/fixes/nameTask';
import { reRaise } from '../../../extension/editor/fixes/reRaise';
import { toThread } from '../../../extension/editor/fixes/toThread';
import { InstalledCommand } from '../findings/command';

// More at a time would make each other's loops late.
vi.setConfig({ maxConcurrency: 3, testTimeout: 120_000 });

/** Only what is slow on purpose shall be slow, however busy the machine is. */
const SLOW_CALLBACK_MS = '3000';

/** As VS Code has it: what is inserted at one place stays in its order. */
function apply(text: string, edits: readonly Edit[]): string {
  const lines = text.split('\n');
  const start = (line: number) => lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, 0);
  return edits
    .map(({ line, from, to, text }, order) => ({ at: start(line) + from, length: to - from, text, order }))
    .sort((a, b) => b.at - a.at || b.order - a.order)
    .reduce((done, { at, length, text }) => done.slice(0, at) + text + done.slice(at + length), text);
}

/** The program without its mark, and the marked line. */
function parse(text: string) {
  const lines = text.split('\n');
  const line = lines.findIndex((one) => /(?:#|\/\/) here$/.test(one));
  return {
    lines: lines.map((one, at) => (at === line ? one.replace(/\s*(?:#|\/\/) here$/, '') : one)),
    line,
  };
}

/** The program after the fix; `undefined` if none is offered. */
function fixed(fix: Fix, language: 'python' | 'typescript', text: string, finding = { id: '', message: '' }) {
  const { lines, line } = parse(text);
  const edits = fix(new Code(language, lines), line, finding);
  return edits && apply(lines.join('\n'), edits);
}

interface Case {
  readonly name: string;
  readonly fix: Fix;
  readonly id: string;
  /** Ends with 0 only if it works as it should once it is fixed. */
  readonly python?: string;
  readonly typescript?: string;
  /** The unfixed program fails. */
  readonly isBroken?: true;
}

const CASES: readonly Case[] = [
  {
    name: 'awaits',
    fix: addAwait,
    id: 'never-awaited',
    isBroken: true,
    python: `import asyncio

saved = []

async def save(name):
    saved.append(name)

async def main():
    if True:
        save(  # here
            "report (draft)",
        )
    assert saved == ["report (draft)"]

asyncio.run(main())
`,
    typescript: `import { coro, run } from 'loopscope';

const saved: string[] = [];
const save = coro(async function save(name: string) {
  saved.push(name);
});

const main = coro(async function main() {
  if (saved.length === 0) {
    save('report (draft)'); // here
  }
  if (saved[0] !== 'report (draft)') process.exitCode = 1;
});

await run(main());
`,
  },
  {
    name: 'sleeps',
    fix: asyncSleep,
    id: 'slow-callback',
    python: `import time
from time import sleep


async def main():
    before = time.monotonic()
    time.sleep(2 * 2)  # here
    assert time.monotonic() - before > 3.9

if True:
    import asyncio
    asyncio.run(main())
`,
    typescript: `import { coro, run } from 'loopscope';

const main = coro(async function main() {
  const before = Date.now();
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2 * 2000); // here
  if (Date.now() - before < 3900) process.exitCode = 1;
});

await run(main());
`,
  },
  {
    name: 'runs in a thread',
    fix: toThread,
    id: 'slow-callback',
    python: `"""A program."""
from asyncio import run
import subprocess, sys

async def main():
    done = subprocess.run([sys.executable, "-c", "import time; time.sleep(4)"], check=True)  # here
    assert done.returncode == 0

run(main())
`,
    typescript: `import { execSync } from 'node:child_process';
import { coro, run } from 'loopscope';

const main = coro(async function main() {
  const text = execSync('sleep 4; echo done', { encoding: 'utf8' }); // here
  if (text !== 'done\\n') process.exitCode = 1;
});

await run(main());
`,
  },
  {
    name: 'keeps a reference',
    fix: keepReference,
    id: 'lost-reference',
    python: `import asyncio
import gc

ended = []

async def job(gate):
    await asyncio.get_running_loop().create_future()

class Jobs:
    async def start(self):
        asyncio.create_task(job(1))  # here

async def main():
    await Jobs().start()
    await asyncio.sleep(0.1)
    gc.collect()
    assert len(asyncio.all_tasks()) == 2

asyncio.run(main())
`,
    isBroken: true,
  },
  {
    name: 'logs the exception',
    fix: logException,
    id: 'exception-never-retrieved',
    python: `import asyncio

async def send(to):
    raise ConnectionError(f"{to} refused")

async def main():
    asyncio.create_task(send("bob"))  # here
    await asyncio.sleep(0.2)

asyncio.run(main())
`,
    typescript: `import { coro, createTask, run, sleep } from 'loopscope';

const send = coro(async function send(to: string) {
  throw new Error(to + ' refused');
});

const main = coro(async function main() {
  createTask(send('bob')); // here
  await sleep(200);
});

await run(main());
`,
  },
  {
    name: 'raises again',
    fix: reRaise,
    id: 'cancel-swallowed',
    isBroken: true,
    python: `import asyncio

async def watch():
    try:
        with open(__file__):
            await asyncio.sleep(60)  # here
    except ValueError:
        pass
    except asyncio.CancelledError:
        print("clean up")

async def main():
    task = asyncio.create_task(watch())
    await asyncio.sleep(0.1)
    task.cancel()
    await asyncio.wait([task])
    assert task.cancelled()

asyncio.run(main())
`,
    typescript: `import { coro, createTask, run, sleep, wait } from 'loopscope';

const watch = coro(async function watch() {
  try {
    for (;;) {
      await sleep(60_000); // here
    }
  } catch {
    console.log('clean up');
  }
});

const main = coro(async function main() {
  const task = createTask(watch());
  await sleep(100);
  task.cancel();
  await wait([task]);
  if (!task.cancelled()) process.exitCode = 1;
});

await run(main());
`,
  },
  {
    name: 'raises again past an except of everything',
    fix: reRaise,
    id: 'cancel-swallowed',
    isBroken: true,
    python: `from asyncio import create_task, run, sleep, wait

async def watch():
    try:
        await sleep(60)  # here
    except:
        return None

async def main():
    task = create_task(watch())
    await sleep(0.1)
    task.cancel()
    await wait([task])
    assert task.cancelled()

run(main())
`,
  },
  {
    name: 'ignores',
    fix: ignoreHere,
    id: 'never-awaited',
    python: `import asyncio

async def save(name):
    pass

async def main():
    save("report")  # here

asyncio.run(main())
`,
    typescript: `import { coro, run } from 'loopscope';

const save = coro(async function save(name: string) {});

const main = coro(async function main() {
  save('report'); // here
});

await run(main());
`,
  },
];

describe('a program', () => {
  let command: InstalledCommand;

  beforeAll(async () => {
    command = await InstalledCommand.build();
    writeFileSync(path.join(command.programs, 'tsconfig.json'), '{}');
  });

  afterAll(() => command?.remove());

  async function findings(name: string, text: string) {
    const file = path.join(command.programs, name);
    writeFileSync(file, text);
    // Else the paths of this checkout's would lead past the built library.
    const environment = { TSX_TSCONFIG_PATH: path.join(command.programs, 'tsconfig.json') };
    const ended = await command.run(['--slow-callback-ms', SLOW_CALLBACK_MS, file], environment);
    const found = ended.report.processes.flatMap(({ findings }) => findings);
    return { ...ended, found: found.filter((finding) => finding.file === file) };
  }

  describe.concurrent.each(
    CASES.flatMap((one) =>
      (['python', 'typescript'] as const).flatMap((language) =>
        one[language] === undefined ? [] : [{ ...one, language, text: one[language] }],
      ),
    ),
  )('in $language: $name', ({ name, fix, id, language, text, isBroken }) => {
    test('has the finding before the fix and not after', async ({ expect }) => {
      const file = name.replaceAll(' ', '-') + (language === 'python' ? '.py' : '.ts');
      const { lines, line } = parse(text);
      const before = await findings(`before-${file}`, lines.join('\n'));
      const finding = before.found.find((one) => one.id === id);
      expect(finding, before.stderr).toMatchObject({ line: line + 1 });
      expect(before.code).toBe(isBroken ? 1 : 0);
      const after = await findings(`after-${file}`, fixed(fix, language, text, finding)!);
      expect(after.code, after.stderr).toBe(0);
      expect(after.found.filter((one) => one.id === id)).toEqual([]);
    });
  });

  test.each([
    [
      'python' as const,
      'named.py',
      `import asyncio

async def beat(seconds):
    await asyncio.sleep(seconds)

loop = asyncio.new_event_loop()
task = loop.create_task(beat(10))  # here
loop.run_until_complete(asyncio.sleep(0.1))
loop.close()
`,
    ],
    [
      'typescript' as const,
      'named.ts',
      `import { coro, newEventLoop, sleep } from 'loopscope';

const beat = coro(async (delayMs: number) => {
  await sleep(delayMs);
});

const loop = newEventLoop();
loop.createTask(beat(10_000)); // here
await loop.runUntilComplete(sleep(100));
loop.close();
`,
    ],
  ])('in %s: the name that a task is given is told', async (language, file, text) => {
    const { found } = await findings(file, fixed(nameTask, language, text)!);
    expect(found.map(({ id, task }) => `${id} ${task}`)).toEqual(['pending-at-exit beat']);
  });
});

const python = (body: string, head = '') => `import asyncio\n${head}\nasync def main():\n${body}\n`;
const typescript = (body: string) =>
  `import { coro } from 'loopscope';\nconst main = coro(async () => {\n${body}\n});\n`;

describe('no fix is offered', () => {
  const save = { id: 'never-awaited', message: "The coroutine 'save' was never awaited: nothing of it ran." };

  test.each<[string, Fix, 'python' | 'typescript', string]>([
    ['in a function that may not await', addAwait, 'python', 'def main():\n    save()  # here'],
    ['for another call than the finding is about', addAwait, 'python', python('    use(save())  # here')],
    [
      'in a statement of several lines',
      addAwait,
      'python',
      python('    use(\n        save()  # here\n    )'),
    ],
    [
      'where more follows the call of several lines',
      addAwait,
      'python',
      python('    save(  # here\n        1,\n    ).close()'),
    ],
    ['inside a string', addAwait, 'python', python('    """\n    save()  # here\n    """')],
    ['for what is handed on', addAwait, 'python', python('    return save()  # here')],
    [
      'in a callback that may not await',
      addAwait,
      'typescript',
      typescript('  list.forEach(() => {\n    save(); // here\n  });'),
    ],
    ['in an object', addAwait, 'typescript', typescript('  use({\n    a: save(), // here\n  });')],
    [
      'without the end of the statement',
      addAwait,
      'typescript',
      typescript('  save() // here\n    .then();'),
    ],
    ['for another sleep', asyncSleep, 'python', python('    sleep(1)  # here')],
    [
      'where sleep is something else',
      asyncSleep,
      'typescript',
      `const sleep = 1;\n${typescript("  execSync('sleep 1'); // here")}`,
    ],
    ['for a generator', toThread, 'python', python('    total = sum(x for x in y)  # here')],
    ['for a chain of calls', toThread, 'python', python('    open(x).read()  # here')],
    ['for a function of the file', toThread, 'typescript', typescript('  computeSync(1); // here')],
    [
      'for a callback',
      toThread,
      'typescript',
      `import fs from 'node:fs';\n${typescript('  fs.xSync(() => 1); // here')}`,
    ],
    [
      'where the name is taken',
      keepReference,
      'python',
      python('    task = 1\n    background_task = 2\n    asyncio.create_task(a())  # here'),
    ],
    ['outside of a function', keepReference, 'python', 'asyncio.create_task(a())  # here'],
    [
      'for a task that is handed on',
      logException,
      'python',
      python('    return asyncio.create_task(a())  # here'),
    ],
    ['for a task with a name', nameTask, 'python', python('    asyncio.create_task(a(), name="b")  # here')],
    ['for a coroutine that is no call', nameTask, 'python', python('    asyncio.create_task(job)  # here')],
    ['without an except', reRaise, 'python', python('    await a()  # here')],
    [
      'for an except around another function',
      reRaise,
      'python',
      'try:\n    async def main():\n        await a()  # here\nexcept BaseException:\n    pass',
    ],
    [
      'for an except that leaves with a value',
      reRaise,
      'python',
      python('    try:\n        await a()  # here\n    except asyncio.CancelledError:\n        return 1'),
    ],
    [
      'for an except that leaves on several ways',
      reRaise,
      'python',
      python(
        '    try:\n        await a()  # here\n    except asyncio.CancelledError:\n        if b:\n            return\n        c()',
      ),
    ],
    [
      'for suppress',
      reRaise,
      'python',
      python('    with suppress(asyncio.CancelledError):\n        await a()  # here'),
    ],
    [
      'without a catch',
      reRaise,
      'typescript',
      typescript('  try {\n    await a(); // here\n  } finally {\n  }'),
    ],
    ['on a line whose string goes on', ignoreHere, 'python', 'use("""  # here\n""")'],
  ])('%s', (_, fix, language, text) => {
    expect(fixed(fix, language, text, save)).toBeUndefined();
  });
});

describe('a comment that ignores', () => {
  test.each([
    ['save()', 'save()  # loopscope: ignore[a-b]'],
    ['save()  # why', 'save()  # why  # loopscope: ignore[a-b]'],
    ['save()  # loopscope: ignore[c]', 'save()  # loopscope: ignore[c, a-b]'],
    ['save()  # loopscope: ignore', undefined],
  ])('%s', (line, after) => {
    const edits = ignoreHere(new Code('python', [line]), 0, { id: 'a-b', message: '' });
    expect(edits && apply(line, edits)).toBe(after);
  });
});

describe('an import', () => {
  const use = typescript("  execSync('sleep 1'); // here").split('\n').slice(1).join('\n');

  test.each([
    ["import { coro } from 'loopscope';", "import { coro, sleep } from 'loopscope';"],
    ["import { coro, wait } from 'loopscope';", "import { coro, wait, sleep } from 'loopscope';"],
    ["import { coro, sleep } from 'loopscope';", "import { coro, sleep } from 'loopscope';"],
    ["import {\n  coro,\n  sleep,\n} from 'loopscope';", "import {\n  coro,\n  sleep,\n} from 'loopscope';"],
    ["import fs from 'node:fs';", "import fs from 'node:fs';\nimport { sleep } from 'loopscope';"],
  ])('%s', (before, after) => {
    expect(fixed(asyncSleep, 'typescript', `${before}\n${use}`)).toContain(`${after}\nconst main`);
  });

  test.each([
    [
      '"""Doc\nstring."""\n# Comment\nimport time',
      '"""Doc\nstring."""\n# Comment\nimport asyncio\nimport time',
    ],
    [
      'from __future__ import annotations\nimport time',
      'from __future__ import annotations\nimport asyncio\nimport time',
    ],
    ['import os, asyncio, time', 'import os, asyncio, time'],
  ])('%s', (before, after) => {
    const text = `${before}\nasync def main():\n    time.sleep(1)  # here\n`;
    expect(fixed(asyncSleep, 'python', text)).toBe(
      `${after}\nasync def main():\n    await asyncio.sleep(1)\n`,
    );
  });
});
