import { describe, expect, it } from 'vitest';
import { about, ENDS, outcomeName, PYTHONS, PythonProgram, taskOf, Watched } from './pythonProgram';

/** Says whether asyncio is as it was, whenever it is asked to. */
const WATCHED = `
import asyncio, os
from asyncio import events

def is_plain():
    functions = events.Handle._run, asyncio.BaseEventLoop.create_task, asyncio.Task.cancel
    return not any(hasattr(function, "__wrapped__") for function in functions)

async def seen(name):
    while not os.path.exists(name):
        await asyncio.sleep(0.01)
    print(name, "plain" if is_plain() else "watched", flush=True)

async def short():
    await asyncio.sleep(0.3)

async def late():
    await seen("third")

async def main():
    await asyncio.create_task(seen("first"))
    await asyncio.create_task(short())
    await asyncio.create_task(seen("second"))
    await asyncio.create_task(late())  # creating

asyncio.run(main())
`;

describe.each(PYTHONS)('levels on CPython %s', (_version, python) => {
  it('leave asyncio as it is, or watch each task, as is asked for', async () => {
    await using watched = new Watched(python, new PythonProgram(WATCHED), { level: 0 });
    const { listener } = watched;
    const conversation = await watched.conversation();
    const level = (now: number) =>
      listener.until(() => conversation.all('level').at(-1)?.level === now, `level ${now}`);
    await level(0);
    watched.allow('first');
    await watched.task('short'); // seen from outside
    watched.allow('second');
    await listener.until(() => watched.printed(/(?<it>second \w+)/), 'the second task');
    conversation.send({ type: 'settings', settings: { slowCallbackMs: 100, level: 1, budget: 1000 } });
    await level(1);
    watched.allow('third');
    await watched.end();

    const { stdout } = await watched.run.exited;
    expect(stdout).toMatch(/^first plain\n/);
    expect(stdout).toMatch(/third watched\n$/);
    const [short] = about(conversation, 'taskDone', 'short');
    expect(outcomeName(short!.outcome)).toMatch(/unseen|finished/);
    expect(conversation.all('destroyedPending')).toEqual([]);
    expect(conversation.all('level').map(({ cost }) => cost)).toEqual([0, 0]);
    const number = taskOf(conversation, 'main');
    expect(number).toBeDefined();
  });

  it('from outside wake no loop of the program', async () => {
    await using watched = new Watched(
      python,
      new PythonProgram(`
import asyncio, os, threading, time

async def main():
    loop = asyncio.get_running_loop()
    wake = loop.call_soon_threadsafe
    calls = []

    def called(callback, *given, **options):
        calls.append(callback)
        return wake(callback, *given, **options)

    def poll():
        while not os.path.exists("begin"):
            time.sleep(0.01)
        calls.clear()
        while not os.path.exists("end"):
            time.sleep(0.01)
        wake(over.set_result, calls)

    over = loop.create_future()
    loop.call_soon_threadsafe = called
    threading.Thread(target=poll).start()
    print(await over)

asyncio.run(main())
`),
      { level: 0 },
    );
    const { listener } = watched;
    const conversation = await watched.conversation();
    const seconds = (count: number) =>
      listener.until(() => conversation.all('cost').length >= count, 'a second');
    await seconds(1);
    watched.allow('begin');
    await seconds(3);
    watched.allow('end');
    await watched.end();
    expect((await watched.run.exited).stdout).toBe('[]\n');
  });

  it('time each step when that is asked for', async () => {
    await using watched = new Watched(
      python,
      new PythonProgram(`
import asyncio, os, time
from asyncio import events

async def stepping():
    for _ in range(9):
        await asyncio.sleep(0)
    time.sleep(0.05)

async def main():
    while not os.path.exists("go"):
        await asyncio.sleep(0.01)
    await asyncio.create_task(stepping())

asyncio.run(main())
`),
      { level: 2 },
    );
    const conversation = await watched.conversation();
    await watched.listener.until(() => conversation.all('level').at(-1)?.level === 2, 'level 2');
    watched.allow('go');
    await watched.end();
    const steps = about(conversation, 'steps', 'stepping').at(-1)!;
    expect(steps.count).toBe(10);
    expect(steps.longest).toBeGreaterThanOrEqual(50_000);
    expect(steps.total).toBeGreaterThan(steps.longest);
    const main = about(conversation, 'steps', 'main').map(({ count }) => count);
    expect(main.length).toBeGreaterThan(0);
    expect(main).toEqual([...main].sort((a, b) => a - b));
  });
});

describe.each(ENDS)('levels on CPython %s', (_version, python) => {
  it('go down by themselves while watching costs more than the budget', async () => {
    const program = new PythonProgram(`
import asyncio, os

async def main():
    while not os.path.exists("go"):
        await asyncio.create_task(asyncio.sleep(0.001))

asyncio.run(main())
`);
    await using watched = new Watched(python, program, { budget: 1e-9 });
    const conversation = await watched.conversation();
    const down = await watched.listener.until(() => conversation.all('level').at(-1), 'a lower level');
    expect(down.level).toBe(0);
    expect(down.cost).toBeGreaterThan(1e-9);
    watched.allow('go');
    await watched.end();
  });
});
