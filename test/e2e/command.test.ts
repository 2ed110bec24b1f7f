/** The command line on real programs. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { start } from '../unit/programs';
import { loopscope, marked, places, report, root } from './loopscope';

const folder = mkdtempSync(path.join(tmpdir(), 'loopscope-command-'));
const program = (name: string, text: string) => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};

describe.each(['server.py', 'server.ts'])('examples/%s', (name) => {
  test('shows each finding on the line that says so', async () => {
    const file = path.join(root, 'examples', name);
    const { report: found, stderr } = await report([file, '--seconds', '5']);
    expect(found.processes).toHaveLength(1);
    const { findings, tasks, state, dropped } = found.processes[0]!;
    const shown = places(findings);
    // Ending its jobs cancels them too, at whatever line they are.
    const isMarked = (place: string) => !place.endsWith(' cancelled') || marked(file).includes(place);
    expect(shown.filter(isMarked)).toEqual(marked(file));
    expect({ state, dropped }).toEqual({ state: 'ended', dropped: 0 });
    expect(tasks.created).toBe(tasks.finished + tasks.cancelled + tasks.failed + tasks.pending);
    expect(stderr).toContain(`examples${path.sep}${name}\n`);
    expect(stderr).toMatch(/loopscope: \d+ findings · \d+ tasks: /);
  });
});

describe('the exit code', () => {
  const fails = program('fails.py', 'import asyncio, sys\nasyncio.run(asyncio.sleep(0))\nsys.exit(7)\n');
  const forgets = program(
    'forgets.py',
    'import asyncio\nasync def job(): pass\nasync def main():\n    job()\nasyncio.run(main())\n',
  );

  test.each([
    ['is the program’s own', [fails], 7],
    ['is 0 with findings that were not asked for', ['--fail-on', 'slow-callback', forgets], 0],
    ['is 1 with one that was', ['--fail-on', 'never-awaited', forgets], 1],
    ['stays the program’s own if that failed', ['--fail-on', 'any', fails], 7],
    ['is 2 when there is no such file', ['none.py'], 2],
    ['is 2 when there is no such command', ['--', 'no-such-command'], 2],
  ])('%s', async (_what, args, code) => {
    const ended = await loopscope(['run', ...args]).exited;
    expect(ended.code).toBe(code);
  });

  test('what could not be started is told without a stack', async () => {
    const { stderr } = await loopscope(['run', '--', 'no-such-command']).exited;
    expect(stderr).toBe("loopscope: no-such-command can't be started: there is no such command.\n");
    const usage = await loopscope(['run', '--colour']).exited;
    expect(usage.stderr).toMatch(/^loopscope: Unknown option '--colour'\n\nUsage: loopscope run/);
  });
});

describe('a program that is killed', () => {
  const waits = program(
    'waits.py',
    `import asyncio, os
async def main():
    await asyncio.sleep(1)
    print('pid', os.getpid(), flush=True)
    await asyncio.sleep(3600)
asyncio.run(main())
`,
  );

  test('with SIGKILL: the report has what was last seen', async () => {
    const file = path.join(folder, 'killed.json');
    const run = loopscope(['run', '--report', file, waits]);
    const pid = Number((await run.says(/pid (\d+)\n/))[1]);
    process.kill(pid, 'SIGKILL');
    expect((await run.exited).code).toBe(137);
    const { processes } = JSON.parse(readFileSync(file, 'utf8'));
    expect(processes).toMatchObject([{ pid, state: 'killed', tasks: { created: 1, pending: 1 } }]);
  });

  test('and a program whose inspector is killed goes on undisturbed', async () => {
    const goesOn = program(
      'goes_on.py',
      `import asyncio, sys
async def main():
    print('started', flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)
    for _ in range(1000):
        await asyncio.create_task(asyncio.sleep(0))
    open('went-on', 'w').close()
asyncio.run(main())
`,
    );
    const run = loopscope(['run', goesOn], {}, folder);
    await run.says(/started\n/);
    run.child.kill('SIGKILL');
    run.child.stdin!.end('\n');
    await vi.waitUntil(
      () => start('test', ['-e', path.join(folder, 'went-on')], {}).exited.then(({ code }) => code === 0),
      20_000,
    );
  });
});

test('what a program starts is seen too', async () => {
  const parent = program(
    'parent.py',
    `import asyncio, sys
async def main():
    child = await asyncio.create_subprocess_exec(sys.executable, '-c', 'import asyncio; asyncio.run(asyncio.sleep(0))')
    await child.wait()
asyncio.run(main())
`,
  );
  const { report: found } = await report([parent]);
  expect(found.processes.map(({ state }) => state)).toEqual(['ended', 'ended']);
});

test.each([['--help'], ['run', '--help'], ['attach', '-h']])(
  '%s %s tells how to use it',
  async (...words) => {
    const { stdout, code } = await loopscope(words).exited;
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^Usage: loopscope run/)]);
  },
);

test('npx finds the command in the checkout', async () => {
  const { stdout, code } = await start('npx', ['--no', '--', 'loopscope', '--help'], {}, root).exited;
  expect(stdout).toMatch(/^Usage: loopscope run/);
  expect(code).toBe(0);
});
