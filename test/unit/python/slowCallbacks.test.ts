import { beforeAll, describe, expect, it } from 'vitest';
import { ensurePackages, PYTHON_WITH_UVLOOP } from '../../web/server';
import type { Conversation } from '../programs';
import { about, ENDS, PYTHONS, PythonProgram, runToEnd, taskOf, Watched, waitName } from './pythonProgram';

const reports = (conversation: Conversation) => conversation.all('slowCallback');

describe.each(PYTHONS)('slow callbacks on CPython %s', (_version, python) => {
  it('are reported with their line while they block', async () => {
    await using watched = new Watched(
      python,
      new PythonProgram(`
import asyncio, os, time

def wait_for_the_test():
    while not os.path.exists("go"):
        time.sleep(0.01)  # blocking

async def main():
    wait_for_the_test()  # calling
    await asyncio.sleep(0)

asyncio.run(main())
`),
      { slowCallbackMs: 50 },
    );
    const conversation = await watched.conversation();
    const seen = await watched.listener.until(() => reports(conversation)[1], 'two reports');
    expect(seen.ongoing).toBe(1);
    expect(seen.episode).toBe(1);
    expect(seen.task).toBe(taskOf(conversation, 'main'));
    expect(conversation.stack(seen.stack)).toEqual([
      watched.program.at('blocking', 'wait_for_the_test'),
      watched.program.at('calling', 'main'),
    ]);
    expect(seen.elapsed).toBeGreaterThan(reports(conversation)[0]!.elapsed);
    watched.allow('go');
    await watched.end();
    const last = reports(conversation).at(-1)!;
    expect(last).toMatchObject({ ongoing: 0, episode: 1, task: seen.task });
    expect(last.elapsed).toBeGreaterThan(seen.elapsed);
  });

  it('are found when the call keeps every thread from running', async () => {
    const { conversation, at } = await runToEnd(
      python,
      `
import asyncio, time

def hold():
    end = time.monotonic() + 0.6
    size = 1_000_000
    while time.monotonic() < end:
        begun = time.monotonic()
        sum(range(size))  # holding
        if time.monotonic() - begun < 0.4:
            size *= 2

async def main():
    await asyncio.sleep(0.1)
    hold()  # calling
    await asyncio.sleep(0.1)

asyncio.run(main())
`,
      { slowCallbackMs: 50 },
    );
    const stacks = reports(conversation).map((record) => conversation.stack(record.stack));
    expect(stacks.length).toBeGreaterThan(0);
    for (const stack of stacks) expect(stack.at(-1)).toBe(at('calling', 'main'));
  });
});

describe.each(ENDS)('slow callbacks on CPython %s', (_version, python) => {
  it('have the line of a call that keeps every thread from running, while it does', async () => {
    await using watched = new Watched(
      python,
      new PythonProgram(`
import asyncio, os, re

pattern = re.compile("(a+)+$")

def match():
    pattern.match("a" * 24 + "b")  # matching

async def main():
    while not os.path.exists("go"):
        match()  # calling
        await asyncio.sleep(0.05)

asyncio.run(main())
`),
      { slowCallbackMs: 50 },
    );
    const conversation = await watched.conversation();
    const isOngoing = ({ ongoing }: { ongoing: number }) => ongoing === 1;
    await watched.listener.until(() => reports(conversation).find(isOngoing), 'a report meanwhile');
    watched.allow('go');
    await watched.end();
    for (const { stack } of reports(conversation)) {
      expect(conversation.stack(stack)).toEqual([
        watched.program.at('matching', 'match'),
        watched.program.at('calling', 'main'),
      ]);
    }
  });

  it('have the line of a call that keeps every thread from running, not the one before it', async () => {
    const { conversation, at } = await runToEnd(
      python,
      `
import asyncio, time
from loopscope_agent.blocking import deadman

def until(seconds):
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass

def hold(size):
    sum(range(size))  # holding

async def main():
    begun = time.thread_time()
    sum(range(1_000_000))
    size = int(500_000 / (time.thread_time() - begun))
    await asyncio.sleep(0.1)
    deadman.end()  # not every system has it
    until(0.06)
    hold(size)  # calling
    await asyncio.sleep(0.1)

asyncio.run(main())
`,
      { slowCallbackMs: 200 },
    );
    const stacks = reports(conversation).map(({ stack }) => conversation.stack(stack));
    expect(stacks.length).toBeGreaterThan(0);
    for (const stack of stacks) expect(stack.at(-1)).toEqual(at('calling', 'main'));
  });

  it.runIf(process.platform === 'linux')('are found when another look comes first', async () => {
    const { conversation, at } = await runToEnd(
      python,
      `
import asyncio, threading, time
from loopscope_agent.blocking import deadman, held, watchdog

main_thread = threading.get_ident()
looked = threading.Event()

def look_of_the_thread(frame, late):
    kept = [0.3]
    held.seconds = lambda now: kept.pop() if kept and threading.get_ident() != main_thread else 0.0
    watchdog.on_look.append(looked.set)
    looked.wait(10)
    time.sleep(0.1)

def hold(size):
    sum(range(size))  # holding

async def main(size):
    await asyncio.sleep(0.3)
    deadman.on_held.insert(0, look_of_the_thread)
    hold(size)  # calling
    await asyncio.sleep(0.1)

begun = time.thread_time()
sum(range(5_000_000))
asyncio.run(main(int(5_000_000 * 0.37 / (time.thread_time() - begun))))
`,
      { slowCallbackMs: 200 },
    );
    const stacks = reports(conversation).map(({ stack }) => conversation.stack(stack));
    expect(stacks.length).toBeGreaterThan(0);
    for (const stack of stacks) expect(stack).toEqual([at('holding', 'hold'), at('calling', 'main')]);
  });

  it('are laid on the caller of a function that has only just been entered', async () => {
    const { conversation, at } = await runToEnd(
      python,
      `
import asyncio

rows = [0] * 12_000_000

def entered(found):
    return found

def search():
    found = 0.5 in rows
    return entered(found)  # entering

async def main():
    await asyncio.sleep(0.1)
    search()  # calling
    await asyncio.sleep(0.1)

asyncio.run(main())
`,
      { slowCallbackMs: 50 },
    );
    const stacks = reports(conversation).map(({ stack }) => conversation.stack(stack));
    expect(stacks.length).toBeGreaterThan(0);
    for (const stack of stacks) expect(stack.at(-1)).toBe(at('calling', 'main'));
    expect(stacks.flat().filter((place) => place.endsWith(' entered'))).toEqual([]);
  });

  it('interrupt a program that computes at any moment, and harm it at none', async () => {
    const { stdout, stderr } = await runToEnd(
      python,
      `
import asyncio, time

async def deep(n):
    if n:
        return await deep(n - 1)
    return sum(x for x in range(20)) + len(list(map(str, range(5))))

async def main():
    results = set()
    end = time.monotonic() + 2
    while time.monotonic() < end:
        results.update(await asyncio.gather(*[deep(n) for n in range(40)]))
    print(results)

asyncio.run(main())
`,
      { slowCallbackMs: 1 },
    );
    expect({ stdout, stderr }).toEqual({ stdout: '{195}\n', stderr: '' });
  });

  it('leave its signal to a program that uses it', async () => {
    const { stdout, stderr } = await runToEnd(
      python,
      `
import asyncio, signal, sys, time

async def main():
    await asyncio.sleep(0.1)
    seen = []
    for number in range(signal.SIGRTMIN, signal.SIGRTMAX + 1):
        signal.signal(number, lambda number, frame: seen.append(number))
    await asyncio.sleep(0.2)
    sum(range(30_000_000))
    await asyncio.sleep(0.1)
    print(seen)

if sys.platform == "linux":
    asyncio.run(main())
else:
    print([])
`,
      { slowCallbackMs: 50 },
    );
    expect({ stdout, stderr }).toEqual({ stdout: '[]\n', stderr: '' });
  });

  it.runIf(process.platform === 'linux')('are none of a signal that comes after its timer', async () => {
    const { conversation } = await runToEnd(
      python,
      `
import asyncio, signal, time
from loopscope_agent.blocking import deadman

async def main():
    while time.thread_time() < 0.3:
        await asyncio.sleep(0)
    deadman.stop()
    signal.raise_signal(deadman._signal)
    await asyncio.sleep(0.05)

asyncio.run(main())
`,
      { slowCallbackMs: 150 },
    );
    expect(reports(conversation)).toEqual([]);
  });

  it('have the line that has called what lies deep in libraries', async () => {
    const { conversation, at } = await runToEnd(
      python,
      `
import asyncio, time

def deep(depth):
    deep(depth - 1) if depth else time.sleep(0.3)

async def main():
    deep(100)  # calling

asyncio.run(main())
`,
      { slowCallbackMs: 100 },
    );
    const stacks = reports(conversation).map(({ stack }) => conversation.stack(stack));
    expect(stacks.length).toBeGreaterThan(0);
    for (const stack of stacks) expect(stack.at(-1)).toBe(at('calling', 'main'));
  });

  it('are seen in a loop that never has a task', async () => {
    const { conversation, at } = await runToEnd(
      python,
      `
import asyncio, time

def block():
    time.sleep(0.3)  # block

loop = asyncio.new_event_loop()
loop.call_later(0.2, block)
loop.call_later(0.4, loop.stop)
loop.run_forever()
loop.close()
`,
      { slowCallbackMs: 100 },
    );
    expect(reports(conversation).map(({ stack }) => conversation.stack(stack))).toContainEqual([
      at('block', 'block'),
    ]);
    expect(conversation.all('loopClosed')).toHaveLength(1);
  });

  it('are none of many short steps', async () => {
    const { conversation } = await runToEnd(
      python,
      `
import asyncio, time

async def main():
    for _ in range(100):
        end = time.monotonic() + 0.01
        while time.monotonic() < end:
            pass
        await asyncio.sleep(0)

asyncio.run(main())
`,
      { slowCallbackMs: 200 },
    );
    expect(reports(conversation)).toEqual([]);
  });

  it.runIf(process.platform === 'linux')(
    'are none of a step that the system keeps from running',
    async () => {
      const { conversation } = await runToEnd(
        python,
        `
import asyncio, os, subprocess, sys, time

core = min(os.sched_getaffinity(0))
RIVAL = "import os; os.sched_setaffinity(0, {%d}); print(flush=True); any(iter(int, 1))" % core

async def main():
    rival = subprocess.Popen([sys.executable, "-S", "-c", RIVAL], stdout=subprocess.PIPE)
    rival.stdout.readline()
    await asyncio.sleep(0.1)
    os.sched_setaffinity(0, {core})
    os.nice(12)
    begun, computed = time.monotonic(), time.thread_time()
    while time.thread_time() - computed < 0.04:
        pass
    took = time.monotonic() - begun
    rival.kill()
    assert took > 0.3, took
    await asyncio.sleep(0.05)

asyncio.run(main())
`,
        { slowCallbackMs: 150 },
      );
      expect(reports(conversation)).toEqual([]);
    },
  );

  it('that are no task belong to task 0', async () => {
    const { conversation, at } = await runToEnd(
      python,
      `
import asyncio, time

def block():
    time.sleep(0.3)  # block

async def main():
    asyncio.get_running_loop().call_soon(block)
    await asyncio.sleep(0.01)

asyncio.run(main())
`,
      { slowCallbackMs: 50 },
    );
    const [first] = reports(conversation);
    expect(first!.task).toBe(0);
    expect(conversation.stack(first!.stack)).toEqual([at('block', 'block')]);
  });

  it('are none while a debugger holds the program', async () => {
    await using watched = new Watched(
      python,
      new PythonProgram(`
import asyncio, pdb

async def main():
    pdb.Pdb(nosigint=True).set_trace()
    await asyncio.sleep(0)

asyncio.run(main())
`),
      { slowCallbackMs: 20 },
    );
    await watched.listener.until(() => watched.printed(/(?<prompt>\(Pdb\))/), 'the prompt');
    const conversation = await watched.conversation();
    await watched.listener.until(() => conversation.all('cost')[0], 'a second at the prompt');
    watched.run.child.stdin!.end('continue\n');
    await watched.end();
    expect(reports(conversation)).toEqual([]);
  });
});

describe('greenlet', () => {
  beforeAll(ensurePackages, 300_000);

  it('has its slow callbacks told, with the await of the task that it runs for', async () => {
    const { conversation, at } = await runToEnd(
      PYTHON_WITH_UVLOOP,
      `
import asyncio, greenlet, time

def block():
    time.sleep(0.3)  # block

async def main():
    await asyncio.sleep(0.1)
    greenlet.greenlet(block).switch()  # switch
    await asyncio.sleep(0.3)

asyncio.run(main())
`,
      { slowCallbackMs: 100 },
    );
    const stacks = reports(conversation).map(({ stack }) => conversation.stack(stack));
    expect(stacks.length).toBeGreaterThan(0);
    for (const stack of stacks) expect(stack).toEqual([at('block', 'block'), at('switch', 'main')]);
    expect(new Set(reports(conversation).map(({ task }) => task))).toEqual(
      new Set([taskOf(conversation, 'main')]),
    );
  });
});

describe('uvloop', () => {
  beforeAll(ensurePackages, 300_000);

  it('shows tasks, cancellations and slow callbacks', async () => {
    const { conversation, at } = await runToEnd(PYTHON_WITH_UVLOOP, UVLOOP, { slowCallbackMs: 50 });
    const [loop] = conversation.all('loopStarted');
    expect(conversation.text(loop!.implementation)).toBe('uvloop.Loop');
    const blocker = about(conversation, 'taskCreated', 'blocker')[0]!;
    expect(conversation.stack(blocker.stack).at(-1)).toBe(at('create', 'main'));
    expect(reports(conversation)[0]).toMatchObject({ task: blocker.task, ongoing: 1 });
    expect(conversation.stack(reports(conversation)[0]!.stack)).toEqual([at('block', 'blocker')]);
    expect(reports(conversation).at(-1)).toMatchObject({ episode: 1, ongoing: 0 });
    const [delivered] = about(conversation, 'cancelDelivered', 'victim');
    expect(conversation.stack(delivered!.stack).at(-1)).toBe(at('wait', 'victim'));
    expect(about(conversation, 'cancelSwallowed', 'deaf')).toHaveLength(1);
    expect(about(conversation, 'taskWaiting', 'main').map((record) => waitName(record.wait))).toContain(
      'sleep',
    );
    expect(conversation.all('loopClosed')).toHaveLength(1);
  });
});

const UVLOOP = `
import asyncio, time, uvloop

async def blocker():
    time.sleep(0.3)  # block

async def victim():
    await asyncio.sleep(60)  # wait

async def deaf():
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        pass

async def main():
    tasks = [asyncio.create_task(victim()), asyncio.create_task(deaf())]
    await asyncio.sleep(0.3)
    await asyncio.create_task(blocker())  # create
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)

uvloop.install()
asyncio.run(main())
`;
