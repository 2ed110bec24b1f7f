/** Attaching to CPython programs that run: what is seen then, and what stands in the way. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { attach } from '../../../runtime/launch/attach';
import { attachPython } from '../../../runtime/launch/attachPython';
import { INSPECTOR_VARIABLE } from '../../../runtime/protocol/messages';
import { findPythons, Listener, start } from '../programs';
import { about, FREE_THREADED, hasSeen, PythonProgram, waitName } from '../python/pythonProgram';
import { handedOver } from './handedOver';

/** Where `python/` lies. */
const files = { dist: path.resolve(import.meta.dirname, '../../../runtime') };

const minor = (version: string) => Number(version.split('.')[1]);
const pythons = findPythons();
const [, python] = pythons.findLast(([version]) => minor(version) >= 14) ?? [];
const [old, oldPython] = pythons.find(([version]) => minor(version) < 14) ?? [];
const isRoot = process.getuid?.() === 0;

let listener: Listener;
beforeEach(() => {
  listener = new Listener();
});
afterEach(() => listener.close());

const attachTo = (pid: number, to = listener) => attach(pid, to.env[INSPECTOR_VARIABLE]!, files);

/** Starts a program without an agent, and waits until it says that it is ready. */
async function begin(
  text: string,
  {
    executable = python!,
    args = [],
    env = {},
  }: { executable?: string; args?: readonly string[]; env?: NodeJS.ProcessEnv } = {},
) {
  const program = new PythonProgram(text);
  const plain = { PYTHONPATH: '', LOOPSCOPE_AGENT_FAULTS: '1' };
  const run = start(executable, [...args, 'program.py'], { ...plain, ...env }, program.folder);
  onTestFinished(async () => {
    run.child.kill('SIGKILL');
    await run.exited;
    program[Symbol.dispose]();
  });
  await run.says(/ready\n/);
  return { program, run, pid: run.child.pid! };
}

/** Waits for something that only the end of its input brings, without a timer: its loop sleeps in the selector. */
const HUNG = `
import asyncio, os, sys

async def stuck(event):
    await event.wait()  # await

async def main():
    names = set(globals())
    event = asyncio.Event()
    asyncio.get_running_loop().add_reader(sys.stdin, event.set)
    task = asyncio.create_task(stuck(event))
    print("ready", flush=True)
    await task
    print(set(globals()) - names, flush=True)

asyncio.run(main())
`;

/** Runs no loop until it is told to. */
const LATER = `
import os, sys, time
print("ready", flush=True)
while not os.path.exists("go"):
    time.sleep(0.01)
import asyncio
asyncio.run(asyncio.sleep(0))
`;

describe.skipIf(!python)('a program on CPython 3.14 or newer', () => {
  test('is shown though nothing happens in it, with what its tasks have been waiting for', async () => {
    const { program, run, pid } = await begin(HUNG);
    expect(await attachTo(pid)).toEqual({
      state: 'shown',
      sentence: expect.stringMatching(`^Process ${pid} \\(python[\\d.]+ program\\.py\\) is shown\\.$`),
    });
    const said = await listener.until(() => listener.conversations.find(({ hello }) => hello));
    const wait = await listener.until(() =>
      about(said, 'taskWaiting', 'stuck').find((one) => waitName(one.wait) === 'event'),
    );
    expect(said.stack(wait.stack)).toContain(program.at('await', 'stuck'));
    run.child.stdin!.end();
    // Its namespace is what it was.
    expect(await run.exited).toEqual({ code: 0, signal: null, stdout: 'ready\nset()\n', stderr: '' });
    await listener.until(() => said.isClosed);
    expect(about(said, 'taskDone', 'stuck')).toHaveLength(1);
    expect(said.saidBye).toBe(true);
  });

  test('is shown to one inspector, and to another when that is gone', async () => {
    const { run, pid } = await begin(HUNG);
    const [second, again] = await handedOver(pid, attachTo, listener);
    await second.until(() => about(again, 'taskWaiting', 'stuck').length > 0);
    run.child.stdin!.end();
    expect(await run.exited).toMatchObject({ code: 0, stderr: '' });
    await second.until(() => again.isClosed);
    expect(about(again, 'taskDone', 'stuck')).toHaveLength(1);
    const created = again.all('taskCreated').map(({ coroutine }) => again.text(coroutine));
    expect(created.filter((one) => !one.startsWith('BaseEventLoop.')).sort()).toEqual(['main', 'stuck']);
  });

  test('without a loop is shown when it runs one', async () => {
    const { program, run, pid } = await begin(LATER);
    expect(await attachTo(pid)).toEqual({
      state: 'waiting',
      sentence: expect.stringContaining('runs no event loop now'),
    });
    writeFileSync(path.join(program.folder, 'go'), '');
    expect(await run.exited).toMatchObject({ code: 0, stderr: '' });
    const said = await listener.until(() => listener.conversations.find(({ isClosed }) => isClosed));
    expect(hasSeen(said, 'sleep')).toBe(true);
  });

  test.each([
    ['-X disable-remote-debug', { args: ['-X', 'disable-remote-debug'] }],
    ['PYTHON_DISABLE_REMOTE_DEBUG', { env: { PYTHON_DISABLE_REMOTE_DEBUG: '1' } }],
  ])('started with %s is not attached to', async (_what, options) => {
    const { run, pid } = await begin(LATER, options);
    const { state, sentence } = await attachTo(pid);
    expect([state, sentence]).toEqual(['failed', expect.stringContaining('-X disable-remote-debug')]);
    expect(run.child.exitCode).toBe(null);
  });

  test('that is free-threaded is left alone', async () => {
    const { program, run, pid } = await begin(FREE_THREADED + LATER);
    const { state, sentence } = await attachTo(pid);
    expect([state, sentence]).toEqual(['failed', expect.stringContaining('PYTHON_GIL=1')]);
    writeFileSync(path.join(program.folder, 'go'), '');
    expect(await run.exited).toMatchObject({ code: 0, stderr: '' });
    expect(listener.conversations).toEqual([]);
  });

  test('in a call that lasts is left alone, and comes to no harm', async () => {
    const { run, pid } = await begin('print("ready", flush=True)\ninput()\nprint("end")');
    expect(await attachTo(pid)).toEqual({
      state: 'failed',
      sentence: expect.stringContaining('its main thread is in a call that lasts'),
    });
    run.child.stdin!.end('\n');
    expect(await run.exited).toEqual({ code: 0, signal: null, stdout: 'ready\nend\n', stderr: '' });
    expect(listener.conversations).toHaveLength(0);
  });

  test.skipIf(!isRoot)('of another user is not looked into', async () => {
    const { pid } = await begin(LATER);
    const script = path.join(files.dist, 'python/loopscope_attach/remote_exec.py');
    const asked = {
      input: JSON.stringify({ pid, address: 'unix:/s#ab' }),
      encoding: 'utf8',
      uid: 65534,
    } as const;
    expect(spawnSync(python!, ['-I', '-S', script], asked).stdout).toMatch(/^forbidden /);
    const theirs = spawn('sleep', ['60'], { uid: 65534 });
    onTestFinished(() => void theirs.kill('SIGKILL'));
    expect((await attachTo(theirs.pid!)).sentence).toMatch(/is not this user's/);
  });

  const inNamespace = spawnSync('unshare', ['-m', 'true']).status === 0;
  test.skipIf(!inNamespace)('in a container is named as such', async () => {
    const { pid } = await begin(LATER, { executable: 'unshare', args: ['-m', python!] });
    expect((await attachTo(pid)).sentence).toMatch(
      /runs in a container: attach to it with a Loopscope in there\.$/,
    );
  });
});

test.skipIf(!oldPython)(`a program on CPython ${old} is told what to do`, async () => {
  const { pid } = await begin(LATER, { executable: oldPython! });
  const { state, sentence } = await attachTo(pid);
  expect(state).toBe('failed');
  expect(sentence).toMatch(
    new RegExp(
      `runs CPython ${old}\\.\\d+, and only CPython 3\\.14 or newer can be attached to: .*loopscope run`,
    ),
  );
});

test('what is no process, or neither Python nor Node, is named', async () => {
  const ended = spawnSync(process.execPath, ['-e', '']).pid;
  expect((await attachTo(ended)).sentence).toBe(`There is no process ${ended}.`);
  const { child } = start('sleep', ['60'], {});
  onTestFinished(() => void child.kill('SIGKILL'));
  expect((await attachTo(child.pid!)).sentence).toMatch(
    /\(sleep 60\) is neither Python nor Node: it runs \/.*\.$/,
  );
});

describe.skipIf(process.platform === 'win32')('what Python answers', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'loopscope-answers-'));
  const answering = (version: string, outcome: string) => {
    const executable = path.join(folder, 'python');
    writeFileSync(executable, `#!/bin/sh\n[ "$1" = --version ] && echo "${version}" || echo "${outcome}"\n`);
    chmodSync(executable, 0o755);
    return attachPython({ pid: 7, executable, commandLine: 'python a.py' }, 'unix:/s#ab', files);
  };

  test.each([
    ['forbidden [Errno 1]', /^Process 7 \(python a\.py\) can't be attached to: .*loopscope run/],
    ['importing', /was importing asyncio just now: try again\.$/],
    ['gone OSError', /has ended\.$/],
    ['failed ValueError: x', /can't be attached to: ValueError: x\.$/],
  ])('%s becomes a sentence', async (outcome, sentence) => {
    expect(await answering('Python 3.14.0', outcome)).toEqual({
      state: 'failed',
      sentence: expect.stringMatching(sentence),
    });
  });

  test('of another implementation', async () => {
    const { sentence } = await answering('Python 3.11.9 (abc)\n[PyPy 7.3]', 'shown');
    expect(sentence).toMatch(/runs Python 3\.11\.9 \(abc\), and only CPython 3\.14/);
  });

  test('nothing, when its executable is gone', async () => {
    const gone = { pid: 7, executable: path.join(folder, 'gone'), commandLine: 'python a.py' };
    expect(existsSync(gone.executable)).toBe(false);
    expect((await attachPython(gone, 'unix:/s#ab', files)).sentence).toMatch(/can't be started any more/);
  });
});
