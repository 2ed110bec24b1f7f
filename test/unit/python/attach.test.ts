import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { AGENT, about, causeName, hasSeen, PYTHONS, PythonProgram, Watched, waitName } from './pythonProgram';

/** Brings the agent in by itself, as a debugger or `sys.remote_exec` would; until then it is not there. */
const ATTACHING = `
import asyncio, os, sys, threading

FILE = ${JSON.stringify(path.join(AGENT, 'loopscope_attach/attach.py'))}
ADDRESS = os.environ.pop("LOOPSCOPE_INSPECTOR")

def attach():
    with open(FILE) as file:
        code = compile(file.read(), "<loopscope attach.py>", "exec")
    exec(code, {"__file__": FILE, "ADDRESS": ADDRESS})

async def early(queue):
    await queue.get()

async def elsewhere():
    await asyncio.sleep(3600)

async def late():
    await asyncio.sleep(3600)

def in_thread():
    asyncio.run(elsewhere())

async def main():
    threading.Thread(target=in_thread, name="second", daemon=True).start()
    task = asyncio.create_task(early(asyncio.Queue(3)))
    await asyncio.sleep(0.05)
    assert not any(name.startswith("loopscope") for name in sys.modules)
    attach()
    attach()
    created = asyncio.create_task(late())  # created
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)
    task.cancel()
    created.cancel()
    await asyncio.wait([task, created])

asyncio.run(main())
`;

describe.each(PYTHONS)('attaching to CPython %s', (_version, python) => {
  it('shows the loops and tasks that exist, and what comes', async () => {
    await using watched = new Watched(python, new PythonProgram(ATTACHING), { env: { PYTHONPATH: '' } });
    const conversation = await watched.conversation();
    expect(conversation.hello).toMatchObject({ program: watched.program.file });
    for (const coroutine of ['early', 'elsewhere', 'late'])
      await watched.listener.until(
        () => about(conversation, 'taskWaiting', coroutine).some(({ wait }) => wait !== 1),
        coroutine,
      );
    const last = (coroutine: string) => about(conversation, 'taskWaiting', coroutine).at(-1)!;
    expect(waitName(last('early').wait)).toBe('queueGet');
    expect(waitName(last('elsewhere').wait)).toBe('sleep');
    const late = about(conversation, 'taskCreated', 'late')[0]!;
    expect(conversation.stack(late.stack)).toContain(watched.program.at('created', 'main'));
    expect(about(conversation, 'taskCreated', 'early')[0]!.stack).toBe(0);
    const threads = conversation.all('loopStarted').map(({ thread }) => conversation.text(thread));
    expect(threads.sort()).toEqual(['MainThread', 'second']);
    watched.run.child.stdin!.end('\n');
    await watched.end();
    const [cancel] = about(conversation, 'cancelRequested', 'early');
    expect(causeName(cancel!.cause)).toBe('explicit');
    expect(about(conversation, 'taskDone', 'early')).toHaveLength(1);
    const created = conversation.all('taskCreated').map(({ coroutine }) => conversation.text(coroutine));
    for (const coroutine of ['main', 'early', 'elsewhere', 'late'])
      expect(created.filter((one) => one === coroutine)).toHaveLength(1);
    expect(conversation.saidBye).toBe(true);
  });

  it('leaves in place what the program has put in front of asyncio', async () => {
    const wrapping = `
from asyncio.base_events import BaseEventLoop
from asyncio.events import Handle
import collections, functools

counts = collections.Counter()

def counting(owner, name, keeps_name):
    original = getattr(owner, name)
    def counted(*given, **options):
        counts[name] += 1
        return original(*given, **options)
    setattr(owner, name, functools.wraps(original)(counted) if keeps_name else counted)

run = Handle._run

def run_counted(handle):
    counts["_run"] += 1
    return run(handle)

Handle._run = run_counted
counting(BaseEventLoop, "create_task", True)
counting(BaseEventLoop, "_run_once", False)
`;
    const text = ATTACHING.replace('async def early', `${wrapping}\nasync def early`)
      .replace('    attach()\n    attach()\n', '    attach()\n    counts.clear()\n')
      .replace('wait([task, created])', 'wait([task, created])\n    print(*sorted(counts))');
    await using watched = new Watched(python, new PythonProgram(text), { env: { PYTHONPATH: '' } });
    const conversation = await watched.conversation();
    await watched.listener.until(() => about(conversation, 'taskWaiting', 'late').length > 0);
    watched.run.child.stdin!.end('\n');
    await watched.end();
    const { stdout } = await watched.run.exited;
    expect(stdout).toBe('_run _run_once create_task\n');
    const late = about(conversation, 'taskCreated', 'late')[0]!;
    expect(conversation.stack(late.stack)).toContain(watched.program.at('created', 'main'));
    expect(about(conversation, 'taskDone', 'late')).toHaveLength(1);
  });

  it('shows a program whose library has been upgraded since it was started', async () => {
    const upgraded = `
import os, shutil, sys, sysconfig

library = os.path.join(os.path.dirname(os.path.abspath(__file__)), "library")
shutil.copytree(os.path.join(sysconfig.get_path("stdlib"), "asyncio"), os.path.join(library, "asyncio"))
sys.path.insert(0, library)
import asyncio
for name in ("events.py", "base_events.py"):
    file = os.path.join(library, "asyncio", name)
    with open(file) as former:
        text = former.read()
    with open(file, "w") as present:
        present.write("# upgraded\\n" * 40 + text)
`;
    const program = new PythonProgram(upgraded + ATTACHING);
    await using watched = new Watched(python, program, { env: { PYTHONPATH: '' } });
    const conversation = await watched.conversation();
    await watched.listener.until(() => about(conversation, 'taskWaiting', 'late').length > 0);
    watched.run.child.stdin!.end('\n');
    await watched.end();
    expect(about(conversation, 'taskDone', 'late')).toHaveLength(1);
    const late = about(conversation, 'taskCreated', 'late')[0]!;
    expect(conversation.stack(late.stack)).toContain(program.at('created', 'main'));
  });

  it('again and again leaves nothing behind but the agent that is there', async () => {
    const text = `${ATTACHING.split('async def early')[0]}
import gc, signal, types

def left():
    gc.collect()
    modules = [one for one in gc.get_objects() if isinstance(one, types.ModuleType) and "loopscope_agent" in one.__name__]
    taken = [one for one in range(signal.SIGRTMIN, signal.SIGRTMAX + 1) if callable(signal.getsignal(one))]
    return len(modules), len(taken), len(os.listdir("/proc/self/fd"))

async def main():
    found = []
    for _ in range(4):
        attach()
        await asyncio.create_task(asyncio.sleep(0.05))
        sys.modules["loopscope_agent.protocol.connection"].close()
        found.append(left())
    print(found[1] == found[3] or found)

asyncio.run(main())
`;
    await using watched = new Watched(python, new PythonProgram(text), { env: { PYTHONPATH: '' } });
    expect(await watched.run.exited).toMatchObject({ code: 0, stdout: 'True\n', stderr: '' });
  });

  it('before asyncio is imported waits for that', async () => {
    const text = ATTACHING.replace('import asyncio, os', 'import os').split('async def early')[0]!;
    const program = new PythonProgram(`${text}\nattach()\nimport asyncio\nasyncio.run(asyncio.sleep(0))`);
    await using watched = new Watched(python, program, { env: { PYTHONPATH: '' } });
    const conversation = await watched.end();
    expect(hasSeen(conversation, 'sleep')).toBe(true);
  });
});
