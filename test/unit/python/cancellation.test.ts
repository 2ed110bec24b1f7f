import { describe, expect, it } from 'vitest';
import type { Conversation } from '../programs';
import {
  about,
  causeName,
  creationsOf,
  ENDS,
  PYTHONS,
  PythonProgram,
  runToEnd,
  taskOf,
  Watched,
} from './pythonProgram';

const atLeast = (version: string, minor: number) => Number(version.split('.')[1]) >= minor;

/** The cancellations asked of a coroutine's task, as `cause, by, calling lines`. */
function requests(conversation: Conversation, coroutine: string) {
  return about(conversation, 'cancelRequested', coroutine).map((record) => ({
    cause: causeName(record.cause),
    by: record.by,
    message: conversation.text(record.message),
    name: conversation.text(record.name),
    stack: conversation.stack(record.stack),
  }));
}

function deliveries(conversation: Conversation, coroutine: string) {
  return about(conversation, 'cancelDelivered', coroutine).map((record) => conversation.stack(record.stack));
}

const CANCELS = `
import asyncio
import sys

async def waiter():
    await asyncio.sleep(60)  # waiting

async def child():
    await asyncio.sleep(60)

async def outer():
    await asyncio.create_task(child())  # outer

async def one():
    await asyncio.sleep(60)

async def gatherer():
    await asyncio.gather(one())

async def timed():
    try:
        await asyncio.wait_for(limited(), 0.01)
    except asyncio.TimeoutError:
        pass

async def limited():
    await asyncio.sleep(60)

async def unstarted():
    pass

async def leftover():
    await asyncio.sleep(60)

def stop(task):
    task.cancel()  # cancel

async def main():
    tasks = [asyncio.create_task(c()) for c in (waiter, outer, gatherer)]
    late = asyncio.create_task(timed())
    await late
    stop(tasks[0])  # stop
    stop(tasks[1])
    stop(tasks[2])
    stop(asyncio.create_task(unstarted()))
    await asyncio.wait(tasks)
    asyncio.create_task(leftover())
    await asyncio.sleep(0)

asyncio.run(main())
`;

const WITHOUT_CTYPES = 'import sys\nsys.modules["ctypes"] = None\n';

/** A coroutine for each way to cancel from outside of any task. */
const FROM_OUTSIDE = `
import asyncio, os, signal, threading

async def timer():
    await asyncio.sleep(60)

async def function():
    await asyncio.sleep(60)

async def method():
    await asyncio.sleep(60)

async def interrupted():
    await asyncio.sleep(60)

async def ordinary():
    await asyncio.sleep(60)

async def direct():
    await asyncio.sleep(60)

async def handed():
    await asyncio.sleep(60)

async def submitted():
    await asyncio.sleep(60)

async def between():
    await asyncio.sleep(60)

async def by_method():
    await asyncio.sleep(60)

class Job:
    def __init__(self, task):
        self.task = task

    def cancel(self):
        self.task.cancel()  # by a method

async def main():
    loop = asyncio.get_running_loop()
    tasks = {make: asyncio.ensure_future(make()) for make in
             (timer, function, method, interrupted, ordinary, by_method, direct, handed)}
    loop.call_later(0.01, Job(tasks[by_method]).cancel)

    def stop():
        tasks[function].cancel()  # stop

    def stop_at_once(number, frame):
        tasks[interrupted if number else ordinary].cancel()  # at once

    def work():
        tasks[direct].cancel()  # from the thread
        loop.call_soon_threadsafe(tasks[handed].cancel)  # handed over
        future = asyncio.run_coroutine_threadsafe(submitted(), loop)
        while not any(task.get_coro().__name__ == "submitted" for task in asyncio.all_tasks(loop)):
            pass
        future.cancel()  # its future

    loop.call_later(0.01, tasks[timer].cancel)  # timer
    loop.add_signal_handler(signal.SIGTERM, stop)
    loop.add_signal_handler(signal.SIGHUP, tasks[method].cancel)
    signal.signal(signal.SIGUSR1, stop_at_once)
    for number in signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1:
        os.kill(os.getpid(), number)
    stop_at_once(0, None)  # called
    await asyncio.wait(list(tasks.values())[:6])
    thread = threading.Thread(target=work, name="worker")
    thread.start()
    while len(asyncio.all_tasks()) > 1 or thread.is_alive():
        await asyncio.sleep(0.01)
    return asyncio.ensure_future(between())

loop = asyncio.new_event_loop()
loop.run_until_complete(main()).cancel()  # between two runs
loop.run_until_complete(asyncio.sleep(0))
loop.close()
`;

/** The coroutines that go on are listed; the others end by and by, each in its own way. */
const OUTLIVING = `
import asyncio
import contextlib
import sys
from loopscope_agent.tasks import cancellation

over = False
kept = []

async def never():
    await asyncio.Event().wait()

async def again():
    while not over:
        try:
            await never()  # again
        except asyncio.CancelledError:
            pass

async def suppressing():
    while not over:
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.get_running_loop().create_future()  # suppressing

async def before():
    queue = asyncio.Queue()
    queue.put_nowait(1)
    while not over:
        try:
            await queue.get()
            await never()  # before
        except BaseException:
            await asyncio.sleep(0)
        finally:
            await asyncio.sleep(0)

async def through():
    while not over:
        try:
            async for _ in items():  # through
                pass
        except asyncio.CancelledError:
            pass

async def items():
    try:
        await never()
    finally:
        await asyncio.sleep(0)
    yield

async def inside():
    async for _ in more():
        pass

async def more():
    while not over:
        try:
            await never()  # inside
        except asyncio.CancelledError:
            pass
    yield

async def cleaning_finally():
    while True:
        try:
            await never()
        finally:
            await asyncio.sleep(60)

async def cleaning_except():
    while True:
        try:
            await never()
        except asyncio.CancelledError:
            for _ in range(600):
                await asyncio.sleep(0.1)
            raise

class Slow:
    async def __aenter__(self):
        await asyncio.sleep(0)

    async def __aexit__(self, *error):
        while True:
            await asyncio.sleep(60)

async def cleaning_with():
    while True:
        async with Slow():
            await never()

async def cleaning_inside():
    while True:
        await cleaning_finally()

async def taken_back():
    while not over:
        try:
            await never()
        except asyncio.CancelledError:
            asyncio.current_task().uncancel()

async def retrying():
    while not over:
        try:
            await asyncio.wait_for(never(), 0.01)
        except asyncio.TimeoutError:
            pass

async def limited():
    while not over:
        task = asyncio.current_task()
        asyncio.get_running_loop().call_later(0.01, async_timeout["_on_timeout"], task)
        try:
            await never()
        except asyncio.CancelledError:
            pass

async_timeout = {"__name__": "async_timeout"}  # as that package does where there is no uncancel()
exec("def _on_timeout(task): task.cancel()", async_timeout)

async def timed():
    while not over:
        try:
            async with asyncio.timeout(0.01):
                await never()
        except TimeoutError:
            pass

async def never_timed():
    async with asyncio.timeout(0):
        while not over:
            try:
                await never()  # never_timed
            except asyncio.CancelledError:
                pass

CLEANING = [cleaning_finally, cleaning_except, cleaning_with, cleaning_inside, retrying]
HAS_UNCANCEL = sys.version_info >= (3, 11)
CLEANING += [taken_back, timed] if HAS_UNCANCEL else [limited]

async def all_outlived(tasks):
    def is_outlived(task):
        request = cancellation.requested.get(id(task))
        return request is not None and request.is_outlived
    while not all(map(is_outlived, tasks)):
        await asyncio.sleep(0.02)

def started(coroutines):
    tasks = [asyncio.ensure_future(one()) for one in coroutines]
    kept.extend(tasks)
    return tasks

async def cancelled(coroutines):
    tasks = started(coroutines)
    await asyncio.sleep(0.05)
    for task in tasks:
        task.cancel()
    return tasks

async def main():
    global over
    await cancelled(CLEANING)
    await all_outlived(await cancelled([again, suppressing, before, through, inside]))
    if HAS_UNCANCEL:
        await all_outlived(started([never_timed]))
    await all_outlived(await cancelled([again]))  # the others have been looked at
    over = True
    for task in kept:
        task.cancel()
    await asyncio.wait(kept)

asyncio.run(main())
`;

describe.each(PYTHONS)('cancellation on CPython %s', (version, python) => {
  it('has a cause, a caller and a line, and arrives at an await', async () => {
    const { conversation, at } = await runToEnd(python, CANCELS);
    const main = taskOf(conversation, 'main');

    const [asked, ...more] = requests(conversation, 'waiter');
    expect(asked).toMatchObject({ cause: 'explicit', by: main });
    expect(asked!.stack).toEqual([at('cancel', 'stop'), at('stop', 'main')]);
    expect(more).toEqual([]);
    expect(deliveries(conversation, 'waiter')[0]!.at(-1)).toBe(at('waiting', 'waiter'));

    expect(requests(conversation, 'outer')).toMatchObject([{ cause: 'explicit', by: main }]);
    const outer = taskOf(conversation, 'outer');
    expect(requests(conversation, 'child')).toMatchObject([{ cause: 'awaiter', by: outer }]);
    expect(deliveries(conversation, 'outer')).toEqual([[at('outer', 'outer')]]);

    const gatherer = taskOf(conversation, 'gatherer');
    expect(requests(conversation, 'one')).toMatchObject([{ cause: 'gather', by: gatherer }]);

    const timed = atLeast(version, 12) ? 'timed' : 'limited';
    expect(requests(conversation, timed)).toMatchObject([{ cause: 'waitFor' }]);

    expect(requests(conversation, 'leftover')).toMatchObject([{ cause: 'shutdown', by: 0 }]);
    expect(deliveries(conversation, 'unstarted')).toEqual([[]]);
    expect(conversation.all('cancelSwallowed')).toEqual([]);
  });

  it('that is caught and answered with a result is swallowed', async () => {
    const { conversation, at } = await runToEnd(
      python,
      `
import asyncio

async def stubborn():
    try:
        await asyncio.sleep(60)  # caught
    except asyncio.CancelledError:
        return 1

async def cleaning():
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        await asyncio.sleep(0)
        raise

async def polite():
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        if hasattr(asyncio.Task, "uncancel"):
            asyncio.current_task().uncancel()
            return 1
        raise

async def main():
    tasks = [asyncio.create_task(c()) for c in (stubborn, cleaning, polite)]
    await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)

asyncio.run(main())
`,
    );
    const swallowed = conversation.all('cancelSwallowed');
    expect(swallowed.map((record) => record.task)).toEqual([taskOf(conversation, 'stubborn')]);
    expect(conversation.stack(swallowed[0]!.stack).at(-1)).toBe(at('caught', 'stubborn'));
    const takenBack = conversation.all('cancelTakenBack').map((record) => record.task);
    expect(takenBack).toEqual(atLeast(version, 11) ? [taskOf(conversation, 'polite')] : []);
  });

  it.each([
    ['', ''],
    [' without ctypes', WITHOUT_CTYPES],
  ])('that a task outlives is told, with the await where it had arrived%s', async (_without, prefix) => {
    const { conversation, at } = await runToEnd(python, prefix + OUTLIVING);
    const stacks = conversation.all('cancelOutlived').map(({ stack }) => conversation.stack(stack));
    const names = ['again', 'suppressing', 'before', 'through', 'again'];
    if (atLeast(version, 11)) names.push('never_timed');
    expect(stacks.sort()).toEqual([...names.map((name) => [at(name, name)]), [at('inside', 'more')]].sort());
  });

  it.runIf(atLeast(version, 11))('comes from task groups and timeouts', async () => {
    const { conversation } = await runToEnd(
      python,
      `
import asyncio

async def bad():
    await asyncio.sleep(0)
    raise KeyError("key")

async def sibling():
    await asyncio.sleep(60)

async def grouped():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(sibling())
            group.create_task(bad())
    except Exception:
        pass
    await asyncio.sleep(0.3)

async def late():
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(60)
    except TimeoutError:
        pass

async def main():
    await asyncio.create_task(grouped())
    await asyncio.create_task(late())

asyncio.run(main())
`,
    );
    const bad = taskOf(conversation, 'bad');
    expect(requests(conversation, 'sibling')).toMatchObject([{ cause: 'taskGroup', by: bad }]);
    expect(requests(conversation, 'grouped')).toMatchObject([{ cause: 'taskGroup', by: bad }]);
    expect(requests(conversation, 'late')).toMatchObject([{ cause: 'timeout' }]);
    expect(conversation.all('cancelSwallowed')).toEqual([]);
    for (const name of ['grouped', 'late']) {
      expect(about(conversation, 'cancelTakenBack', name)).toHaveLength(1);
    }
  });
});

describe.each(ENDS)('cancellation on CPython %s', (_version, python) => {
  it("by a block that the task is in is that block's to catch, and over once it is left", async () => {
    const { conversation } = await runToEnd(
      python,
      `
import asyncio
from contextlib import contextmanager

class Limit:
    def __init__(self, task):
        self.task = task
        self.timer = asyncio.get_running_loop().call_later(0.1, self.expire)

    def expire(self):
        self.task.cancel()

class Block(Limit):
    def __enter__(self):
        pass

    def __exit__(self, kind, error, traceback):
        return kind is asyncio.CancelledError

class Bare(Block):
    def __init__(self, task):
        self.timer = asyncio.get_running_loop().call_later(0.1, task.cancel)

class Through(Block):
    def __exit__(self, *error):
        pass

class Odd(Block):
    def __getattr__(self, name):
        raise SystemExit("looked into " + name)

@contextmanager
def generator(task):
    def expire():
        task.cancel()
    asyncio.get_running_loop().call_later(0.1, expire)
    try:
        yield
    except asyncio.CancelledError:
        pass

@contextmanager
def bare_generator(task):
    timer = asyncio.get_running_loop().call_later(0.1, task.cancel)
    try:
        yield
    except asyncio.CancelledError:
        pass

async def limited(limit):
    with limit(asyncio.current_task()):
        await asyncio.sleep(60)
    await asyncio.sleep(1)

async def passing():
    try:
        with Through(asyncio.current_task()):
            await asyncio.sleep(60)
    finally:
        await asyncio.sleep(1)

async def stubborn(limit):
    odd = Odd(None)
    try:
        with generator(asyncio.create_task(asyncio.sleep(60))):
            await asyncio.sleep(60)
    except asyncio.CancelledError:
        return "answer"

async def main():
    limits = Block, Bare, generator, bare_generator
    tasks = [asyncio.create_task(limited(limit)) for limit in limits]
    others = [asyncio.create_task(stubborn(limit)) for limit in (Limit, Bare)]
    kept = [Limit(others[0]), Bare(others[1])]
    print(await asyncio.gather(*tasks, *others, passing(), return_exceptions=True))

asyncio.run(main())
`,
    );
    const tasks = (coroutine: string) => creationsOf(conversation, coroutine).map(({ task }) => task);
    expect(tasks('limited')).toHaveLength(4);
    expect(conversation.all('cancelTakenBack').map(({ task }) => task)).toEqual(tasks('limited'));
    expect(conversation.all('cancelSwallowed').map(({ task }) => task)).toEqual(tasks('stubborn'));
  });

  it('by a timer that the task has set itself is its own to catch, and over once it goes on', async () => {
    const { conversation } = await runToEnd(
      python,
      `
import asyncio
from functools import partial

def expire(task):
    task.cancel()

def nested(task):
    def end():
        task.cancel()
    return end

TIMERS = (
    lambda task: (task.cancel,),
    lambda task: (partial(task.cancel),),
    lambda task: (expire, task),
    lambda task: (nested(task),),
)

async def waiting():
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        return "over"

async def limited(timer):
    asyncio.get_running_loop().call_later(0.1, *timer(asyncio.current_task()))
    await waiting()
    await asyncio.sleep(1)

async def ending(timer):
    asyncio.get_running_loop().call_later(0.1, *timer(asyncio.current_task()))
    return await waiting()

async def cleaning(timer):
    asyncio.get_running_loop().call_later(0.1, *timer(asyncio.current_task()))
    try:
        await asyncio.sleep(60)
    finally:
        await asyncio.sleep(1)

async def stubborn():
    return await waiting()

async def main():
    own = [work(timer) for timer in TIMERS for work in (limited, ending, cleaning)]
    others = [asyncio.create_task(stubborn()) for timer in TIMERS]
    for timer, task in zip(TIMERS, others):
        asyncio.get_running_loop().call_later(0.2, *timer(task))
    await asyncio.gather(*own, *others, return_exceptions=True)

asyncio.run(main())
`,
    );
    const tasks = (coroutine: string) => creationsOf(conversation, coroutine).map(({ task }) => task);
    const told = (name: 'cancelTakenBack' | 'cancelSwallowed' | 'cancelDelivered') =>
      conversation.all(name).map(({ task }) => task);
    expect(told('cancelDelivered')).toHaveLength(16);
    expect(told('cancelTakenBack').sort()).toEqual(tasks('limited').sort());
    expect(told('cancelSwallowed').sort()).toEqual(tasks('stubborn').sort());
    expect(tasks('stubborn')).toHaveLength(4);
  });
});

describe.each(PYTHONS)('cancellation on CPython %s', (version, python) => {
  it('by Ctrl+C is an interrupt, of no task', async () => {
    const { conversation } = await runToEnd(
      python,
      `
import asyncio, os, signal, sys

async def main():
    press = os.kill, os.getpid(), signal.SIGINT
    if sys.version_info >= (3, 11):
        press[0](*press[1:])  # while this task runs
    else:  # there it would break this step off
        asyncio.get_running_loop().call_later(0.01, *press)
    await asyncio.sleep(60)

try:
    asyncio.run(main())
except KeyboardInterrupt:
    pass
`,
    );
    expect(requests(conversation, 'main')).toMatchObject([{ cause: 'interrupt', by: 0 }]);
    expect(conversation.all('cancelSwallowed')).toEqual([]);
  });

  it('does not pass a shield', async () => {
    const { conversation } = await runToEnd(
      python,
      `
import asyncio

async def shielded():
    await asyncio.sleep(0.05)

async def shielding(task):
    await asyncio.shield(task)

async def timed(task):
    try:
        await asyncio.wait_for(asyncio.shield(task), 0.01)
    except asyncio.TimeoutError:
        pass

async def main():
    inner = asyncio.create_task(shielded())
    outer = asyncio.create_task(shielding(inner))
    await asyncio.create_task(timed(inner))
    outer.cancel()
    await asyncio.wait([inner, outer])

asyncio.run(main())
`,
    );
    expect(requests(conversation, 'shielded')).toEqual([]);
    expect(deliveries(conversation, 'shielded')).toEqual([]);
    expect(requests(conversation, 'shielding')).toMatchObject([{ cause: 'explicit' }]);
    expect(deliveries(conversation, 'shielding')).toHaveLength(1);
  });

  it.runIf(atLeast(version, 11))('of a task with a group reaches its children by the group', async () => {
    const { conversation } = await runToEnd(
      python,
      `
import asyncio

async def child():
    await asyncio.sleep(60)

async def grouped():
    async with asyncio.TaskGroup() as group:
        group.create_task(child())

async def timed():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(60), asyncio.timeout_at(loop.time() + 0.01):
            await asyncio.sleep(60)
    except TimeoutError:
        pass

async def main():
    task = asyncio.create_task(grouped())
    await asyncio.create_task(timed())
    task.cancel()
    await asyncio.wait([task])

asyncio.run(main())
`,
    );
    const by = taskOf(conversation, 'grouped');
    expect(requests(conversation, 'child')).toMatchObject([{ cause: 'taskGroup', by }]);
    expect(requests(conversation, 'timed')).toMatchObject([{ cause: 'timeout' }]);
    expect(conversation.all('cancelSwallowed')).toEqual([]);
  });
});

describe.each(ENDS)('cancellation on CPython %s', (version, python) => {
  it('keeps the message', async () => {
    const { conversation } = await runToEnd(
      python,
      `
import asyncio, sys

async def told():
    await asyncio.sleep(60)

async def main():
    task = asyncio.create_task(told())
    await asyncio.sleep(0)
    task.cancel(*(["shop is closing"] if sys.version_info >= (3, 9) else []))
    await asyncio.wait([task])

asyncio.run(main())
`,
    );
    const message = atLeast(version, 9) ? 'shop is closing' : '';
    expect(requests(conversation, 'told')).toMatchObject([{ cause: 'explicit', message }]);
  });

  it('tells which signal, thread or timer asked for it, and from where', async () => {
    const { conversation, at } = await runToEnd(python, FROM_OUTSIDE);
    const asked = (coroutine: string) => {
      const [request, ...more] = requests(conversation, coroutine);
      expect(more).toEqual([]);
      const { cause, by, name, stack } = request!;
      const place = stack.find((one) => one.startsWith('program'));
      // Before 3.11 a stack has the bare names of functions.
      return { cause, by, name, at: place?.replace(/main\.<locals>\.|Job\./, '') };
    };
    const worker = { cause: 'thread', by: 0, name: 'worker' };
    expect({
      timer: asked('timer'),
      function: asked('function'),
      method: asked('method'),
      interrupted: asked('interrupted'),
      ordinary: asked('ordinary'),
      direct: asked('direct'),
      handed: asked('handed'),
      submitted: asked('submitted'),
      between: asked('between'),
      byMethod: asked('by_method'),
    }).toEqual({
      timer: { cause: 'explicit', by: 0, name: '', at: at('timer', 'main') },
      function: { cause: 'signal', by: 0, name: 'SIGTERM', at: at('stop', 'stop') },
      method: { cause: 'signal', by: 0, name: 'SIGHUP', at: undefined },
      interrupted: {
        cause: 'signal',
        by: 0,
        name: 'SIGUSR1',
        at: at('at once', 'stop_at_once'),
      },
      ordinary: {
        cause: 'explicit',
        by: taskOf(conversation, 'main'),
        name: '',
        at: at('at once', 'stop_at_once'),
      },
      direct: { ...worker, at: at('from the thread', 'work') },
      handed: { ...worker, at: at('handed over', 'work') },
      submitted: { ...worker, at: at('its future', 'work') },
      between: { ...worker, name: 'MainThread', at: at('between two runs', '<module>') },
      byMethod: { cause: 'explicit', by: 0, name: '', at: at('by a method', 'cancel') },
    });
  });

  it('is told of a task that was made past create_task just before', async () => {
    const { conversation, at } = await runToEnd(
      python,
      `
import asyncio

async def direct():
    await asyncio.sleep(60)  # waiting

async def main():
    task = asyncio.Task(direct())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])

asyncio.run(main())
`,
    );
    expect(requests(conversation, 'direct')).toMatchObject([{ cause: 'explicit' }]);
    expect(deliveries(conversation, 'direct')[0]).toContain(at('waiting', 'direct'));
  });

  it('arrives once, though the task cancels another and awaits that as it cleans up', async () => {
    const { conversation, at } = await runToEnd(
      python,
      `
import asyncio

async def other():
    await asyncio.sleep(60)

async def cleaning():
    task = asyncio.ensure_future(other())
    try:
        await asyncio.sleep(60)  # arrives
    finally:
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            pass

async def main():
    task = asyncio.ensure_future(cleaning())
    await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.wait([task])

asyncio.run(main())
`,
    );
    const places = deliveries(conversation, 'cleaning').map((stack) => stack.at(-1));
    expect(places).toEqual([at('arrives', 'cleaning')]);
  });

  it('passed on by wait_for is no timeout', async () => {
    const { conversation } = await runToEnd(
      python,
      `
import asyncio

async def limited():
    await asyncio.sleep(60)

async def patient():
    await asyncio.wait_for(limited(), 60)

async def main():
    task = asyncio.create_task(patient())
    await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.wait([task])

asyncio.run(main())
`,
    );
    const causes = conversation.all('cancelRequested').map((record) => causeName(record.cause));
    expect(causes).toEqual(atLeast(version, 12) ? ['explicit'] : ['explicit', 'awaiter']);
  });

  it('is done for the panel, and says why when it cannot', async () => {
    await using watched = new Watched(
      python,
      new PythonProgram(`
import asyncio

async def endless():
    await asyncio.sleep(3600)

async def main():
    await asyncio.wait([asyncio.create_task(endless())])

asyncio.run(main())
`),
    );
    const task = await watched.task('endless');
    const conversation = await watched.conversation();
    conversation.send({ type: 'request', id: 7, method: 'cancel', task });
    conversation.send({ type: 'request', id: 8, method: 'cancel', task: 12345 });
    await watched.end();
    expect(conversation.replies.get(7)).toBeUndefined();
    expect(conversation.replies.has(7)).toBe(true);
    expect(conversation.replies.get(8)).toBe('The task is already over.');
    expect(requests(conversation, 'endless')).toMatchObject([{ cause: 'panel', by: 0, stack: [] }]);
  });

  it('is seen without ctypes too', async () => {
    const { conversation } = await runToEnd(python, WITHOUT_CTYPES + CANCELS);
    expect(requests(conversation, 'waiter')).toMatchObject([{ cause: 'explicit' }]);
  });
});
