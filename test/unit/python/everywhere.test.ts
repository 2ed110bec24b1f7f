import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { start } from '../programs';
import {
  AGENT,
  about,
  creationsOf,
  ENDS,
  outcomeName,
  PYTHONS,
  PythonProgram,
  runToEnd,
  Watched,
  waitName,
} from './pythonProgram';

const atLeast = (version: string, minor: number) => Number(version.split('.')[1]) >= minor;

describe.each(PYTHONS)('the agent in CPython %s', (version, python) => {
  it('sees several loops in several threads', async () => {
    const { conversation } = await runToEnd(
      python,
      `
import asyncio, threading

async def work():
    await asyncio.sleep(0.01)

def run():
    asyncio.run(work())

threads = [threading.Thread(target=run, name="loop %d" % number) for number in range(3)]
for thread in threads:
    thread.start()
asyncio.run(work())
for thread in threads:
    thread.join()
`,
    );
    const loops = conversation.all('loopStarted');
    const names = loops.map(({ thread }) => conversation.text(thread)).sort();
    expect(names).toEqual(['MainThread', 'loop 0', 'loop 1', 'loop 2']);
    expect(conversation.all('loopClosed')).toHaveLength(4);
    const work = creationsOf(conversation, 'work');
    expect(work).toHaveLength(4);
  });

  it('sees tasks that a factory makes, of a class of its own', async () => {
    const { conversation, at } = await runToEnd(
      python,
      `
import asyncio

class Job(asyncio.Task):
    pass

def make(loop, coroutine, **options):
    return Job(coroutine, loop=loop, **options)

async def work():
    raise KeyError("key")  # raised

async def stopped():
    await asyncio.sleep(60)

async def main():
    asyncio.get_running_loop().set_task_factory(make)
    job = asyncio.create_task(work())  # created
    other = asyncio.create_task(stopped())
    assert type(job) is Job
    await asyncio.wait([job])
    job.exception()
    other.cancel()
    await asyncio.wait([other])

asyncio.run(main())
`,
    );
    const [created] = about(conversation, 'taskCreated', 'work');
    expect(conversation.stack(created!.stack).at(-1)).toBe(at('created', 'main'));
    const [failed] = about(conversation, 'taskDone', 'work');
    expect(outcomeName(failed!.outcome)).toBe('failed');
    expect(conversation.stack(failed!.stack)).toEqual([at('raised', 'work')]);
    expect(about(conversation, 'cancelRequested', 'stopped')).toHaveLength(1);
    expect(about(conversation, 'cancelDelivered', 'stopped')).toHaveLength(1);
  });

  it.runIf(atLeast(version, 12))('sees eager tasks', async () => {
    const { conversation } = await runToEnd(
      python,
      `
import asyncio

async def at_once():
    pass

async def later():
    await asyncio.sleep(0)

async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    assert asyncio.create_task(at_once()).done()
    await asyncio.create_task(later())

asyncio.run(main())
`,
    );
    for (const coroutine of ['at_once', 'later'])
      expect(about(conversation, 'taskDone', coroutine)).toHaveLength(1);
  });
});

const folder = mkdtempSync(path.join(tmpdir(), 'loopscope-venv-'));
const PACKAGES = ['pytest', 'pytest-asyncio', 'coverage', 'debugpy'];

describe.each(ENDS)(
  'in a CPython %s whose library came without its source, the agent',
  (_version, python) => {
    it('sees what it sees else', async () => {
      const program = new PythonProgram(`
import asyncio

async def forgotten():
    pass

async def child():
    forgotten()  # dropped
    await asyncio.sleep(0.01)

async def main():
    await asyncio.create_task(child())  # created

asyncio.run(main())
`);
      const library = path.join(program.folder, 'library');
      const copying = `
import asyncio, compileall, os, shutil, sys, warnings
shutil.copytree(os.path.dirname(asyncio.__file__), os.path.join(sys.argv[1], "asyncio"))
for module in {"warnings", warnings._warn_unawaited_coroutine.__module__}:
    shutil.copy(sys.modules[module].__file__, sys.argv[1])
compileall.compile_dir(sys.argv[1], legacy=True, quiet=1)
for folder, _, files in os.walk(sys.argv[1]):
    for file in files:
        if file.endswith(".py"):
            os.remove(os.path.join(folder, file))
`;
      expect(spawnSync(python, ['-c', copying, library], { encoding: 'utf8' }).stderr).toBe('');
      const env = { PYTHONPATH: [AGENT, library].join(path.delimiter) };
      await using watched = new Watched(python, program, { env });
      const conversation = await watched.end();
      const [created] = about(conversation, 'taskCreated', 'child');
      expect(conversation.stack(created!.stack)).toContain(program.at('created', 'main'));
      expect(about(conversation, 'taskDone', 'child')).toHaveLength(1);
      const [never] = conversation.all('neverAwaited');
      expect(conversation.stack(never!.stack)).toContain(program.at('dropped', 'child'));
    });
  },
);

/** What Linux has and another system has not, taken away. */
const SYSTEMS = {
  win32: `
LACKING = {
    os: "O_CLOEXEC fork getpgid getuid register_at_fork uname",
    signal: "SIGRTMAX SIGRTMIN SIG_BLOCK pthread_sigmask setitimer sigtimedwait",
    time: "CLOCK_MONOTONIC clock_gettime pthread_getcpuclockid",
}
for name in ("fcntl", "grp", "posix", "pwd", "resource"):
    sys.modules[name] = None

def find(name):
    raise TypeError("argument of type 'NoneType' is not iterable")

ctypes.PyDLL = find
time.process_time = time.thread_time = lambda: 0.0  # until the next tick`,
  darwin: `
import resource

LACKING = {
    resource: "RUSAGE_THREAD",
    signal: "SIGRTMAX SIGRTMIN sigtimedwait",
    time: "pthread_getcpuclockid",
}`,
};

describe.each(ENDS)('on another system the agent in CPython %s', (_version, python) => {
  it.each(Object.entries(SYSTEMS))('sees what it sees else: %s', async (system, lacking) => {
    const program = new PythonProgram(`
import asyncio, concurrent.futures, ctypes, os, signal, sys, sysconfig, time

# What goes by the real name of the system.
sysconfig.get_paths()
asyncio.new_event_loop().close()
${lacking}
for module, names in LACKING.items():
    for name in names.split():
        delattr(module, name)
sys.platform = "${system}"
sys.path.insert(0, ${JSON.stringify(AGENT)})
try:
    import sitecustomize
except ImportError:  # there is no other
    pass

async def sleeper():
    await asyncio.sleep(60)

async def main():
    task = asyncio.ensure_future(sleeper())  # created
    while not os.path.exists("go"):
        await asyncio.sleep(0.01)
    time.sleep(0.3)  # blocking
    task.cancel()
    await asyncio.wait([task])

asyncio.run(main())
`);
    await using watched = new Watched(python, program, { slowCallbackMs: 100, args: ['-S', program.file] });
    const conversation = await watched.conversation();
    const waits = () => about(conversation, 'taskWaiting', 'sleeper').map(({ wait }) => waitName(wait));
    await watched.listener.until(() => waits()[0], 'the wait');
    watched.allow('go');
    await watched.end();
    const [created] = about(conversation, 'taskCreated', 'sleeper');
    expect(conversation.stack(created!.stack)).toContain(program.at('created', 'main'));
    expect(waits()[0]).toBe('sleep');
    const outcomes = about(conversation, 'taskDone', 'sleeper').map(({ outcome }) => outcomeName(outcome));
    expect(outcomes).toEqual(['cancelled']);
    const [slow] = conversation.all('slowCallback');
    expect(conversation.stack(slow!.stack)).toEqual([program.at('blocking', 'main')]);
  });
});

describe.each(ENDS)('in a virtual environment of CPython %s, the agent', (version, base) => {
  const venv = path.join(folder, version);
  const python = path.join(venv, 'bin/python');
  let isOffline = false;

  beforeAll(() => {
    expect(spawnSync(base, ['-m', 'venv', venv]).status).toBe(0);
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--retries', '1'];
    isOffline = spawnSync(python, [...pip, ...PACKAGES]).status !== 0;
  }, 300_000);
  afterAll(() => rmSync(venv, { recursive: true, force: true }));

  it('sees the tests of pytest-asyncio', async ({ skip }) => {
    skip(isOffline, 'the packages could not be installed');
    const program = new PythonProgram('');
    writeFileSync(
      path.join(program.folder, 'test_program.py'),
      `
import asyncio, pytest

@pytest.mark.asyncio
async def test_sleeping():
    await asyncio.create_task(asyncio.sleep(0))
`,
    );
    const args = ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', 'test_program.py'];
    await using watched = new Watched(python, program, { args });
    const conversation = await watched.end();
    expect((await watched.run.exited).stdout).toContain('1 passed');
    expect(conversation.hello!.program).toBe('-m pytest');
    expect(about(conversation, 'taskDone', 'sleep')).toHaveLength(1);
    expect(conversation.hello!.libraryFolders.some((one) => one.startsWith(venv))).toBe(true);
  });

  it('leaves no trace in the report of coverage', async ({ skip }) => {
    skip(isOffline, 'the packages could not be installed');
    const program = new PythonProgram(`
import asyncio

async def main():
    await asyncio.sleep(0.1)

asyncio.run(main())
`);
    const measured = async (env: NodeJS.ProcessEnv) => {
      const command = '-m coverage run --data-file=data program.py'.split(' ');
      expect(await start(python, command, env, program.folder).exited).toMatchObject({ code: 0, stderr: '' });
      const report = '-m coverage report --data-file=data -m'.split(' ');
      return (await start(python, report, {}, program.folder).exited).stdout;
    };
    await using watched = new Watched(python, program);
    await watched.end();
    const plain = await measured({});
    const env = { ...watched.listener.env, PYTHONPATH: path.resolve('runtime/python') };
    expect(await measured(env)).toBe(plain);
    expect(plain).toContain('100%');
    expect(watched.listener.conversations).toHaveLength(2);
  });

  it('shows a coroutine that is never awaited under debugpy, and itself not', async ({ skip }) => {
    skip(isOffline, 'the packages could not be installed');
    const program = new PythonProgram(`
import asyncio, sys, threading

async def forgotten():
    pass

async def main():
    forgotten()  # call
    assert "pydevd" in sys.modules
    await asyncio.sleep(0.3)
    print([thread.name for thread in threading.enumerate() if thread.name.startswith("Dummy")])

asyncio.run(main())
`);
    const args = ['-Xfrozen_modules=off', '-m', 'debugpy', '--listen', '127.0.0.1:0', program.file];
    await using watched = new Watched(python, program, { args });
    // The agent's thread is none of those that the debugger lists.
    expect(await watched.run.exited).toMatchObject({ code: 0, stdout: '[]\n' });
    const conversation = await watched.conversation();
    await watched.listener.until(() => conversation.isClosed, 'the end of the connection');
    const [record] = conversation.all('neverAwaited');
    expect(conversation.stack(record!.stack)).toEqual([program.at('call', 'main')]);
    const threads = conversation.all('resource').map(({ name }) => conversation.text(name));
    expect(threads.filter((name) => name.startsWith('pydevd'))).toEqual([]);
  });
});
