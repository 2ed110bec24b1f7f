import { describe, expect, it } from 'vitest';
import { about, ENDS, PYTHONS, PythonProgram, runToEnd, taskOf, Watched } from './pythonProgram';

describe.each(PYTHONS)('misuse on CPython %s', (_version, python) => {
  it('is a coroutine that is never awaited, at the call that made it', async () => {
    const { conversation, at, stderr } = await runToEnd(
      python,
      `
import asyncio

async def forgotten():
    pass

async def main():
    forgotten()  # call

asyncio.run(main())
`,
    );
    const [record] = conversation.all('neverAwaited');
    expect(conversation.text(record!.coroutine)).toBe('forgotten');
    expect(conversation.stack(record!.stack)).toEqual([at('call', 'main')]);
    expect(stderr).toContain("RuntimeWarning: coroutine 'forgotten' was never awaited\n");
    expect(stderr).not.toContain('Coroutine created at');
  });

  it('is a coroutine that another thread makes and drops', async () => {
    const { conversation, at, stderr } = await runToEnd(
      python,
      `
import asyncio, threading

async def forgotten():
    pass

def target():
    return forgotten()  # call

async def main():
    thread = threading.Thread(target=target)
    thread.start()
    await asyncio.get_running_loop().run_in_executor(None, thread.join)

asyncio.run(main())
`,
    );
    const [record] = conversation.all('neverAwaited');
    expect(conversation.text(record!.coroutine)).toBe('forgotten');
    expect(conversation.stack(record!.stack).at(-1)).toBe(at('call', 'target'));
    expect(stderr).not.toContain('Coroutine created at');
  });

  it('is a coroutine that a decorator made, where the await is missing', async () => {
    const { conversation, at } = await runToEnd(
      python,
      `
import asyncio

def logged(function):
    def wrapper(*arguments):
        return function(*arguments)  # made
    return wrapper

@logged
async def save(
    item, more=None
):
    pass

async def main():
    save(1)  # dropped
    kept = save(2)
    save(  # lines
        3,
        4,
    )

asyncio.run(main())
`,
    );
    const stacks = conversation.all('neverAwaited').map(({ stack }) => conversation.stack(stack));
    const made = at('made', 'wrapper');
    expect(stacks).toEqual([[at('dropped', 'main'), made], [at('lines', 'main'), made], [made]]);
  });

  it('has its line for a moment of each second in a program that is always busy', async () => {
    const { conversation, at } = await runToEnd(
      python,
      `
import asyncio, time

async def forgotten():
    pass

async def main():
    deadline = time.monotonic() + 30
    for has_line in (True, False, True, False):
        while time.monotonic() < deadline:
            held = forgotten()  # call
            if (held.cr_origin is not None) is has_line:
                break
            await held
            await asyncio.sleep(0)
        held = None

asyncio.run(main())
`,
    );
    const call = at('call', 'main');
    expect(conversation.all('neverAwaited').map(({ stack }) => conversation.stack(stack))).toEqual([
      [call],
      [],
      [call],
      [],
    ]);
  });

  it('is found without a depth that the program could see', async () => {
    const { conversation, stdout } = await runToEnd(
      python,
      `
import asyncio, sys

async def forgotten():
    pass

async def depth():
    return sys.get_coroutine_origin_tracking_depth()

async def main():
    print(await depth())
    sys.set_coroutine_origin_tracking_depth(3)
    print(await depth())
    sys.set_coroutine_origin_tracking_depth(0)
    print(await depth())
    try:
        sys.set_coroutine_origin_tracking_depth(-1)
    except ValueError as error:
        print(error)
    forgotten()

asyncio.run(main())
asyncio.run(depth(), debug=True)
print(sys.get_coroutine_origin_tracking_depth())
`,
    );
    expect(stdout.split('\n').slice(0, -1)).toEqual(['0', '3', '0', 'depth must be >= 0', '0']);
    expect(conversation.stack(conversation.all('neverAwaited')[0]!.stack)).toHaveLength(1);
  });

  it('is an exception that nobody has seen when the program ends', async () => {
    const { conversation, at } = await runToEnd(
      python,
      `
import asyncio

async def failing():
    raise KeyError("part")  # raised

async def seen():
    raise KeyError("seen")

async def main():
    global kept, looked_at
    kept = asyncio.ensure_future(failing())
    looked_at = asyncio.ensure_future(seen())
    await asyncio.wait([kept, looked_at])
    looked_at.exception()

asyncio.run(main())
`,
    );
    const records = conversation.all('exceptionNeverRetrieved');
    expect(records.map(({ task }) => task)).toEqual([taskOf(conversation, 'failing')]);
    expect(conversation.text(records[0]!.error)).toContain('KeyError');
    expect(conversation.stack(records[0]!.stack)).toEqual([at('raised', 'failing')]);
  });

  it('is a task that nobody keeps, and an exception that nobody sees', async () => {
    const { conversation, at } = await runToEnd(
      python,
      `
import asyncio, gc
gc.disable()

class Silence(Exception):
    pass

async def failing():
    raise Silence("first", 2)  # raised

async def lonely():
    await asyncio.get_running_loop().create_future()

async def main():
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)
    asyncio.create_task(failing())
    await asyncio.sleep(0.01)
    asyncio.create_task(lonely())
    await asyncio.sleep(0.01)
    gc.collect()
    await asyncio.sleep(0.01)

asyncio.run(main())
`,
    );
    const [unseen] = conversation.all('exceptionNeverRetrieved');
    expect(unseen!.task).toBe(taskOf(conversation, 'failing'));
    const { records } = conversation;
    // At once, and not by the collector: the agent leaves no cycle behind that holds the task.
    const lonely = about(conversation, 'taskCreated', 'lonely')[0]!;
    expect(records.indexOf(unseen!)).toBeLessThan(records.indexOf(lonely));
    expect(conversation.text(unseen!.error)).toBe("Silence: ('first', 2)");
    expect(conversation.stack(unseen!.stack)).toEqual([at('raised', 'failing')]);
    expect(about(conversation, 'destroyedPending', 'lonely')).toHaveLength(1);
  });
});

describe.each(ENDS)('misuse on CPython %s', (_version, python) => {
  it('is an exception that nobody saw before cancel(), which the program is not told', async () => {
    const { conversation, at, stderr, stdout } = await runToEnd(
      python,
      `
import asyncio

async def failing():
    raise KeyError("part")  # raised

async def seen():
    raise KeyError("seen")

async def main():
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: print(context))
    tasks = [asyncio.ensure_future(failing()), asyncio.ensure_future(seen())]
    await asyncio.wait(tasks)
    print([task.cancel() for task in tasks])
    await asyncio.gather(tasks[1], return_exceptions=True)

asyncio.run(main())
`,
    );
    const records = conversation.all('exceptionNeverRetrieved');
    expect(records.map(({ task }) => task)).toEqual([taskOf(conversation, 'failing')]);
    expect(conversation.stack(records[0]!.stack)).toEqual([at('raised', 'failing')]);
    expect([stdout, stderr]).toEqual(['[False, False]\n', '']);
  });

  it('is not told of a task at the address of one that was cancelled so and looked at', async () => {
    const { conversation, stdout } = await runToEnd(
      python,
      `
import asyncio

async def failing():
    raise KeyError("part")

async def main():
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: print("told"))
    for number in range(100):
        task = asyncio.ensure_future(failing())
        await asyncio.wait([task])
        if number % 2 == 0:
            task.cancel()
            task.exception()
        del task
        await asyncio.sleep(0)

asyncio.run(main())
`,
    );
    expect(conversation.all('exceptionNeverRetrieved')).toHaveLength(50);
    expect(stdout).toBe('told\n'.repeat(50));
  });

  it('shows a coroutine that no loop ever ran for', async () => {
    await using watched = new Watched(
      python,
      new PythonProgram('import asyncio\n\nasync def main():\n    pass\n\nmain()  # call\n'),
    );
    const conversation = await watched.end();
    const [record] = conversation.all('neverAwaited');
    expect(conversation.stack(record!.stack)).toEqual([watched.program.at('call', '<module>')]);
  });
});
