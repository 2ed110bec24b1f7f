/** Interpreters beside each other in one process, one without its lock, and frames that are safe to look at. */
import { describe, expect, it } from 'vitest';
import { start } from '../programs';
import {
  AGENT,
  about,
  ENDS,
  FREE_THREADED,
  findOther,
  PYTHONS,
  PythonProgram,
  runToEnd,
  Watched,
} from './pythonProgram';

const from = (minor: number) => PYTHONS.filter(([version]) => Number(version.split('.')[1]) >= minor);

/** `beside(code)` runs code in another interpreter, in the thread that calls it. */
const BESIDE = `
import asyncio, sys, time
if sys.version_info < (3, 13):
    import _xxsubinterpreters as interpreters
    execute = interpreters.run_string
else:
    import _interpreters as interpreters
    execute = interpreters.exec

def beside(code):
    number = interpreters.create()
    failed = execute(number, code)
    assert not failed, failed
    interpreters.destroy(number)
`;

describe.each(from(12))('the agent in CPython %s', (_version, python) => {
  it('leaves alone what other interpreters compute', { timeout: 30_000 }, async () => {
    const { stdout } = await runToEnd(
      python,
      `${BESIDE}
CODE = '''
import time
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
end = time.monotonic() + 2
while time.monotonic() < end:
    fib(12)
'''

async def main():
    await asyncio.gather(*(asyncio.to_thread(beside, CODE) for _ in range(2)))
    print("done")

asyncio.run(main())
`,
    );
    expect(stdout).toBe('done\n');
  });

  it('sees the loops that run when no other interpreter does any more', async () => {
    const { conversation, at } = await runToEnd(
      python,
      `${BESIDE}
async def main():
    await asyncio.to_thread(beside, "1 + 1")
    time.sleep(0.5)  # BLOCKS

asyncio.run(main())
`,
    );
    const stacks = conversation.all('slowCallback').map(({ stack }) => conversation.stack(stack)[0]);
    expect(stacks).toContain(at('BLOCKS', 'main'));
  });
});

// An older asyncio can't be used by two interpreters.
describe.each(from(13))('the agent in CPython %s', (_version, python) => {
  it.each([
    ['the main thread', 'beside(CODE)'],
    ['another thread', 'asyncio.run(asyncio.to_thread(beside, CODE))'],
  ])('sees the tasks of another interpreter, in %s', async (_where, call) => {
    await using watched = new Watched(
      python,
      new PythonProgram(`${BESIDE}
CODE = '''
import asyncio
async def inner():
    await asyncio.sleep(0.2)
async def main():
    await asyncio.create_task(inner())
asyncio.run(main())
'''
${call}
`),
    );
    await watched.end();
    const ends = watched.listener.conversations.map((each) => about(each, 'taskDone', 'inner').length);
    expect(ends).toContain(1);
  });
});

// Before 3.11.9 it would; older Pythons make no frames for it, newer ones collect no garbage meanwhile.
describe.each(PYTHONS.filter(([version]) => version === '3.11'))('the agent in CPython %s', (_, python) => {
  it('looks at threads, and never waits for those that begin or end', { timeout: 30_000 }, async () => {
    using program = new PythonProgram(`
import gc, sys, threading, time
sys.path.insert(0, ${JSON.stringify(AGENT)})
from loopscope_agent.watching.collection import held_off
from loopscope_agent.watching.current_frames import current_frames

end = time.monotonic() + 2

class Garbage:
    def __init__(self):
        self.me = self

    def __del__(self):
        time.sleep(0.0005)  # lets other threads run

def begin_threads():
    while time.monotonic() < end:
        threads = [threading.Thread(target=time.sleep, args=(0.001,)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

def look():
    while time.monotonic() < end:
        Garbage(), Garbage(), Garbage()
        assert threading.main_thread().ident in held_off(current_frames)

gc.set_threshold(7)
threads = [threading.Thread(target=one) for one in (begin_threads, begin_threads, look)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(gc.isenabled())
`);
    const run = start(python, [program.file], {}, program.folder);
    const timer = setTimeout(() => run.child.kill('SIGKILL'), 20_000);
    const { stdout, code } = await run.exited;
    clearTimeout(timer);
    expect({ stdout, code }).toEqual({ stdout: 'True\n', code: 0 });
  });

  it('leaves the collector as it was, whatever a signal handler raises', async () => {
    using program = new PythonProgram(`
import gc, random, signal, sys
sys.path.insert(0, ${JSON.stringify(AGENT)})
from loopscope_agent.watching.collection import held_off

class Alarm(Exception):
    pass

def handler(number, frame):
    raise Alarm

def look():
    pass

signal.signal(signal.SIGALRM, handler)
raised = 0
for _ in range(5_000):
    try:
        signal.setitimer(signal.ITIMER_REAL, 1e-6 + random.random() * 3e-5)
        for _ in range(100):
            held_off(look)
        signal.setitimer(signal.ITIMER_REAL, 0)
    except Alarm:
        raised += 1
    assert gc.isenabled(), raised
gc.disable()
held_off(look)
print(raised > 100, gc.isenabled())
`);
    const { stdout } = await start(python, [program.file], {}, program.folder).exited;
    expect(stdout).toBe('True False\n');
  });

  it.each([0, 1] as const)('at level %s collects no garbage meanwhile', async (level) => {
    const { stdout } = await runToEnd(
      python,
      `
import gc, sys
frames, seen = sys._current_frames, set()

def current_frames():
    seen.add(gc.isenabled())
    return frames()

sys._current_frames = current_frames
import asyncio, time

async def main():
    await asyncio.to_thread(time.sleep, 0.3)
    time.sleep(0.3)
    for _ in range(120):  # the loop itself does the work
        await asyncio.sleep(0.01)

asyncio.run(main())
print(seen, gc.isenabled())
`,
      { level },
    );
    expect(stdout).toBe('{False} True\n');
  });
});

const freeThreaded = findOther('python3.14t') ?? findOther('python3.13t');

describe.each([
  ...ENDS.map(([version, python]) => [`${version}, as if free-threaded`, python, FREE_THREADED] as const),
  ...(freeThreaded ? [['free-threaded', freeThreaded, ''] as const] : []),
])('the agent in CPython %s', (_version, python, before) => {
  it('watches nothing, and says why', async () => {
    const { conversation, stdout } = await runToEnd(
      python,
      `${before}
import asyncio
from asyncio.base_events import BaseEventLoop

async def main():
    await asyncio.create_task(asyncio.sleep(0.1))
    print([name for name, value in vars(BaseEventLoop).items() if hasattr(value, "__wrapped__")])

asyncio.run(main())
`,
    );
    expect(conversation.hello?.unwatched).toBe('freeThreading');
    expect(conversation).toMatchObject({ saidBye: true, records: [] });
    expect(stdout).toBe('[]\n');
  });

  it('does not speak of a program that runs no loop', async () => {
    await using watched = new Watched(python, new PythonProgram(`${before}\nimport asyncio\nprint("done")`));
    expect((await watched.run.exited).stdout).toBe('done\n');
    expect(watched.listener.conversations).toEqual([]);
  });
});
