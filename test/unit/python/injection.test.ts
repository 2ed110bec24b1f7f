import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '../../../runtime/protocol/messages';
import { Listener, start, TOKEN } from '../programs';
import {
  AGENT,
  agentEnv,
  ENDS,
  findOther,
  hasSeen,
  PYTHONS,
  PythonProgram,
  taskOf,
  Watched,
} from './pythonProgram';

const OLD = ['python2.7', 'python3.6', 'python3.7'].map((command) => [command, findOther(command)] as const);

const PLAIN = `
import asyncio, sys

async def main():
    print("out")
    print("err", file=sys.stderr)
    return 3

sys.exit(asyncio.run(main()))
`;

describe.each(PYTHONS)('the agent in CPython %s', (version, python) => {
  it('introduces the program and takes its leave', async () => {
    await using watched = new Watched(
      python,
      new PythonProgram('import asyncio\nasyncio.run(asyncio.sleep(0))'),
    );
    const conversation = await watched.end();
    const { hello } = conversation;
    expect(hello).toMatchObject({
      version: PROTOCOL_VERSION,
      token: TOKEN,
      language: 'python',
      pid: watched.run.child.pid,
      parentPid: process.pid,
      program: watched.program.file,
      argv: [watched.program.file],
      cwd: watched.program.folder,
    });
    expect(hello!.runtime).toContain(`CPython ${version}.`);
    expect(hello!.libraryFolders.some((folder) => folder.endsWith('site-packages'))).toBe(true);
    expect(hello!.libraryFolders.some((folder) => folder.endsWith(`python${version}`))).toBe(true);
    expect(conversation.saidBye).toBe(true);
  });

  it('changes neither output nor exit code', async () => {
    await using watched = new Watched(python, new PythonProgram(PLAIN));
    const plain = await start(python, [watched.program.file], {}).exited;
    expect(await watched.run.exited).toEqual(plain);
    expect(plain).toEqual({ code: 3, signal: null, stdout: 'out\n', stderr: 'err\n' });
  });

  it('follows a fork, without a word from Python about threads', async () => {
    await using watched = new Watched(
      python,
      new PythonProgram(`
import asyncio, os, sys, warnings
warnings.simplefilter("error")

async def parent():
    await asyncio.sleep(0.05)

async def child():
    await asyncio.sleep(0.05)

asyncio.run(parent())
pid = os.fork()
asyncio.run(child() if pid == 0 else parent())
if pid:
    sys.exit(os.waitpid(pid, 0)[1])
`),
    );
    expect(await watched.run.exited).toMatchObject({ code: 0, stderr: '' });
    const { conversations } = watched.listener;
    await watched.listener.until(
      () => conversations.length === 2 && conversations.every((one) => one.isClosed),
    );
    const [first, second] = conversations;
    expect(second!.hello!.parentPid).toBe(first!.hello!.pid);
    expect(taskOf(first!, 'child')).toBeUndefined();
    expect(taskOf(second!, 'child')).toBeDefined();
    expect(taskOf(second!, 'parent')).toBeUndefined();
    expect(first!.all('loopStarted')).toHaveLength(2);
    expect(second!.saidBye).toBe(true);
  });
});

describe.each(ENDS)('the agent in CPython %s', (_version, python) => {
  it.each(['fork', 'spawn', 'forkserver'])('follows multiprocessing by %s', async (method) => {
    await using watched = new Watched(
      python,
      new PythonProgram(`
import asyncio, multiprocessing

async def work():
    await asyncio.sleep(0)

def worker():
    asyncio.run(work())

if __name__ == "__main__":
    context = multiprocessing.get_context("${method}")
    process = context.Process(target=worker)
    process.start()
    process.join()
    raise SystemExit(process.exitcode)
`),
    );
    expect(await watched.run.exited).toMatchObject({ code: 0, stderr: '' });
    const { conversations } = watched.listener;
    await watched.listener.until(() => conversations.some((one) => hasSeen(one, 'work') && one.isClosed));
  });

  it('introduces the program at once, before its thread begins', async () => {
    await using watched = new Watched(
      python,
      new PythonProgram(`
import asyncio, os, time
from loopscope_agent.tasks import loops

loops.on_first.clear()  # what starts that thread

async def main():
    while not os.path.exists("go"):
        time.sleep(0.01)

asyncio.run(main())
`),
    );
    await watched.conversation();
    watched.allow('go');
    await watched.end();
  });

  it("counts a command of a virtual environment as a library's, and of no other folder", async () => {
    const text = 'import asyncio\nasyncio.run(asyncio.sleep(0))\n';
    await using watched = new Watched(python, new PythonProgram(text));
    const venv = path.join(watched.program.folder, 'venv');
    expect(spawnSync(python, ['-m', 'venv', '--without-pip', venv]).status).toBe(0);
    await using inside = new Watched(path.join(venv, 'bin/python'), new PythonProgram(text));
    const folders = async (of: Watched) => (await of.end()).hello!.libraryFolders;
    expect(await folders(inside)).toContain(path.join(venv, 'bin'));
    expect((await folders(watched)).filter((folder) => path.basename(folder) === 'bin')).toEqual([]);
  });

  it('names a module and a command as the user typed them', async () => {
    const text = 'import asyncio\nasyncio.run(asyncio.sleep(0))\n';
    await using module = new Watched(python, new PythonProgram(text), { args: ['-m', 'program', 'x'] });
    expect((await module.end()).hello!.program).toBe('-m program');
    const program = new PythonProgram(text);
    const command = path.join(program.folder, 'serve');
    writeFileSync(command, text);
    await using console = new Watched(python, program, { args: [command, 'app:app', '--reload'] });
    expect((await console.end()).hello!.program).toBe('serve app:app --reload');
    await using inline = new Watched(python, new PythonProgram(''), { args: ['-c', text] });
    expect((await inline.end()).hello!.program).toBe('-c');
  });

  it('runs the sitecustomize that it stands in front of', async () => {
    const program = new PythonProgram('import sys\nprint(sys.modules["sitecustomize"].__file__)');
    const theirs = path.join(program.folder, 'theirs');
    mkdirSync(theirs);
    writeFileSync(path.join(theirs, 'sitecustomize.py'), 'print("theirs")\n');
    const PYTHONPATH = [AGENT, theirs].join(path.delimiter);
    await using watched = new Watched(python, program, { env: { PYTHONPATH } });
    expect((await watched.run.exited).stdout).toBe(`theirs\n${path.join(theirs, 'sitecustomize.py')}\n`);
  });

  it('is kept compiled, also for programs that are not to be', async () => {
    const program = new PythonProgram('import asyncio, other\nasyncio.run(asyncio.sleep(0))\n');
    writeFileSync(path.join(program.folder, 'other.py'), '');
    const agent = path.join(program.folder, 'agent');
    cpSync(AGENT, agent, { recursive: true, filter: (source) => !source.endsWith('__pycache__') });
    await using watched = new Watched(python, program, { env: { PYTHONPATH: agent } });
    await watched.end();
    const all = readdirSync(program.folder, { recursive: true, encoding: 'utf8' });
    const compiled = all.filter((file) => file.endsWith('.pyc')).map((file) => path.dirname(file));
    expect(compiled).toContain(path.join('agent', 'loopscope_agent', 'tasks', '__pycache__'));
    expect(compiled.filter((folder) => !folder.startsWith(path.join('agent', 'loopscope_agent')))).toEqual(
      [],
    );
  });

  it('stays out of programs without asyncio, and of all without an inspector', async () => {
    const text = 'import sys\nprint(any(name.startswith("loopscope") for name in sys.modules))';
    await using watched = new Watched(python, new PythonProgram(text));
    expect((await watched.run.exited).stdout).toBe('False\n');
    const asyncio = `import asyncio\nasyncio.run(asyncio.sleep(0))\n${text}`;
    const env = { PYTHONPATH: AGENT, LOOPSCOPE_INSPECTOR: undefined };
    const { stdout, stderr } = await start(python, ['-c', asyncio], env).exited;
    expect([stdout, stderr]).toEqual(['False\n', '']);
  });

  it('says in one line why it is not shown', async () => {
    await using watched = new Watched(python, new PythonProgram(PLAIN), {
      answer: () => ({ type: 'refused', reason: 'The token is wrong.' }),
    });
    const { stdout, stderr } = await watched.run.exited;
    expect(stdout).toBe('out\n');
    expect(stderr).toBe('err\nloopscope: not shown: The token is wrong.\n');
  });

  it.each([
    ['nobody listens', `unix:/nowhere/socket#${TOKEN}`],
    ['nobody listens on the port', `tcp:127.0.0.1:9#${TOKEN}`],
    ['the variable is nonsense', 'here'],
  ])('is silent when %s', async (_why, LOOPSCOPE_INSPECTOR) => {
    const env = { PYTHONPATH: AGENT, LOOPSCOPE_INSPECTOR, LOOPSCOPE_AGENT_FAULTS: '1' };
    expect(await start(python, ['-c', PLAIN], env).exited).toMatchObject({ code: 3, stderr: 'err\n' });
  });

  it.each([
    ['when nobody listens', `unix:/nowhere/socket#${TOKEN}`],
    ['when the variable is nonsense', 'here'],
  ])('asks nothing of Python %s', async (_when, LOOPSCOPE_INSPECTOR) => {
    const text = `
import asyncio

async def work():
    pass

async def main():
    print(work().cr_origin)
    await asyncio.sleep(0)
    print(work().cr_origin)

asyncio.run(main())
`;
    const env = { PYTHONPATH: AGENT, LOOPSCOPE_INSPECTOR, LOOPSCOPE_AGENT_FAULTS: '1' };
    const { stdout } = await start(python, ['-W', 'ignore', '-c', text], env).exited;
    expect(stdout).toBe('None\nNone\n');
  });

  it('asks nothing of Python any more once the inspector is gone', async () => {
    await using watched = new Watched(
      python,
      new PythonProgram(`
import asyncio

async def short():
    pass

async def is_noted():
    coroutine = short()
    try:
        return coroutine.cr_origin is not None
    finally:
        await coroutine

async def main():
    print(await is_noted())
    while await is_noted():
        await asyncio.sleep(0.01)
    print(False)

asyncio.run(main())
`),
    );
    const conversation = await watched.conversation();
    conversation.socket.destroy();
    expect(await watched.run.exited).toEqual({ code: 0, signal: null, stdout: 'True\nFalse\n', stderr: '' });
  });

  it('is silent when the inspector goes away, and lets the program run on', async () => {
    await using watched = new Watched(
      python,
      new PythonProgram(`
import asyncio, os

async def short():
    pass

async def main():
    while not os.path.exists("gone"):
        await asyncio.gather(*[short() for _ in range(100)])
    from loopscope_agent.protocol import connection, records, stacks, strings
    from loopscope_agent.tasks import creations
    while connection.is_open():
        await asyncio.gather(*[short() for _ in range(100)])
    for _ in range(100):
        await asyncio.gather(*[short() for _ in range(100)])
    # The thread that ends the connection may be at it still.
    for _ in range(1000):
        unsent = stacks.table.unsent, strings.table.unsent
        kept = records.waiting, creations.fresh, creations.told, *unsent
        kept = [len(one) for one in kept]
        if sum(kept) < 10:
            break
        await asyncio.sleep(0.01)
    print(*kept)

asyncio.run(main())
`),
    );
    const conversation = await watched.conversation();
    await watched.listener.until(() => conversation.all('taskDone').length > 100);
    conversation.socket.destroy();
    await watched.listener.until(() => conversation.isClosed);
    watched.allow('gone');
    const { stdout, ...ended } = await watched.run.exited;
    expect(ended).toEqual({ code: 0, signal: null, stderr: '' });
    const kept = stdout.split(' ').reduce((sum, count) => sum + Number(count), 0);
    expect(kept, stdout).toBeLessThan(10);
  });

  it('can be killed', async () => {
    await using watched = new Watched(
      python,
      new PythonProgram('import asyncio\nasyncio.run(asyncio.sleep(3600))'),
    );
    const conversation = await watched.conversation();
    watched.run.child.kill('SIGKILL');
    await watched.listener.until(() => conversation.isClosed);
    expect(conversation.saidBye).toBe(false);
  });
});

describe.each(OLD)('on %s', (_command, python) => {
  it.runIf(python)('the sitecustomize is silent', async () => {
    const listener = new Listener();
    const { code, stdout, stderr } = await start(python!, ['-c', 'print("out")'], agentEnv(listener)).exited;
    listener.close();
    expect([code, stdout, stderr]).toEqual([0, 'out\n', '']);
  });
});
