/** What of Python's collection of garbage the agent holds off, and how it leaves it. */
import { describe, expect, it } from 'vitest';
import { start } from '../programs';
import { AGENT, PYTHONS, PythonProgram, runToEnd } from './pythonProgram';

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
