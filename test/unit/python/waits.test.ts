import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Conversation } from '../programs';
import { about, ENDS, PYTHONS, PythonProgram, taskOf, Watched, waitName } from './pythonProgram';

/** Each task waits for one kind of thing until the test has seen enough and closes the program's input. */
const WAITING = `
import asyncio
import functools
import sys

async def sleeping():
    await asyncio.sleep(3600)  # sleeping

async def holding(door):
    async with door:
        await asyncio.sleep(3600)

async def locked(door):
    async with door:  # locked
        pass

async def taking(queue):
    await queue.get()

class Shop:
    def __init__(self, shelf):
        self.shelf = shelf

    async def filling(self):
        await self.shelf.put(2)

async def finishing(shelf):
    await shelf.join()

async def plainly(latch):
    await latch.acquire()

async def relocking(condition):
    async with condition:
        await asyncio.sleep(3600)

async def entering(condition):
    async with condition:
        pass

async def gathering():
    await asyncio.gather(sleeping(), done())

async def completing():
    for one in asyncio.as_completed([sleeping(), sleeping(), done()]):
        await one

async def in_several():
    await asyncio.wait([asyncio.ensure_future(asyncio.gather(asyncio.wait_for(signal.wait(), 3600)))])

async def done():
    pass

async def waiting_for_one(task):
    await asyncio.wait([task])

async def awaiting(task):
    await task

async def shielding(task):
    await asyncio.shield(task)

async def promised(reply):
    await reply

async def guarding(reply):
    await asyncio.shield(reply)

async def signalled(event):
    await event.wait()

async def conditioned(condition):
    async with condition:
        await condition.wait()

async def limiting(semaphore):
    async with semaphore:
        await asyncio.sleep(3600)

async def limited(semaphore):
    async with semaphore:
        pass

async def reading(port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        await reader.readline()
    finally:
        writer.close()

async def serving(reader, writer):
    await reader.read()

def read_line():
    return sys.stdin.readline()

async def in_thread():
    await asyncio.get_running_loop().run_in_executor(None, functools.partial(read_line))

async def ticks():
    await asyncio.sleep(3600)  # generator
    yield 1

async def iterating():
    async for _ in ticks():  # iterating
        pass

async def main():
    global signal
    signal = asyncio.Event()
    door, event, condition, other = asyncio.Lock(), asyncio.Event(), asyncio.Condition(), asyncio.Condition()
    semaphore, shelf, queue = asyncio.Semaphore(1), asyncio.Queue(1), asyncio.Queue(5)
    latch = asyncio.Lock()
    await latch.acquire()
    shelf.put_nowait(1)
    reply = asyncio.get_running_loop().create_future()
    server = await asyncio.start_server(serving, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    print(port, flush=True)
    target = asyncio.create_task(sleeping())
    others = [holding(door), locked(door), taking(queue), Shop(shelf).filling(), finishing(shelf)]
    others += [gathering(), waiting_for_one(target), awaiting(target), shielding(target)]
    others += [promised(reply), guarding(reply), signalled(event), plainly(latch), completing()]
    others += [conditioned(condition), relocking(other), entering(other), in_several()]
    others += [limiting(semaphore), limited(semaphore), reading(port), iterating()]
    tasks = [asyncio.create_task(other) for other in others]
    await asyncio.create_task(in_thread())
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
    server.close()

asyncio.run(main())
`;

/** The same for streams, sockets and subprocesses; the addresses of the first and second server are printed. */
const TALKING = `
import asyncio
import os
import socket
import sys

loop = asyncio.new_event_loop()
MUCH = bytes(50_000_000)

async def sleeping(reader, writer):
    await asyncio.sleep(3600)

async def reading(port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    await reader.readline()

async def draining(port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(MUCH)
    await writer.drain()

async def connecting(port):
    await asyncio.open_connection("127.0.0.1", port)

async def serving(server):
    async with server:
        await server.serve_forever()

async def accepting(listener):
    await loop.sock_accept(listener)

async def receiving(connected):
    await loop.sock_recv(connected, 10)

async def sending(connected):
    await loop.sock_sendall(connected, MUCH)

async def at_work():
    return await asyncio.create_subprocess_exec(
        sys.executable, "-c", "input()", stdin=-1, stdout=-1
    )

async def processing():
    await (await at_work()).wait()

async def communicating():
    process = await at_work()
    pipe, process.stdin = process.stdin, None
    await process.communicate()

async def listening():
    process = await at_work()
    await process.stdout.readline()

async def main():
    server = await asyncio.start_server(sleeping, "127.0.0.1", 0)
    listener = socket.create_server(("127.0.0.1", 0))
    connected = socket.create_connection(listener.getsockname())
    taken = listener.accept()
    for one in (listener, connected):
        one.setblocking(False)
    # Nobody takes what connects here, once as many wait as it has room for.
    full = socket.create_server(("127.0.0.1", 0), backlog=0)
    first = socket.create_connection(full.getsockname())
    address = server.sockets[0].getsockname()[1]
    port = full.getsockname()[1]
    print(address, listener.getsockname()[1], port, flush=True)
    others = [reading(address), draining(address), serving(server), connecting(port)]
    others += [accepting(listener), receiving(connected), sending(connected)]
    others += [processing(), communicating(), listening()]
    tasks = [asyncio.ensure_future(other) for other in others]
    await loop.run_in_executor(None, sys.stdin.readline)
    os._exit(0)

loop.run_until_complete(main())
`;

/** What newer Pythons have besides. */
const NEWER = `
import asyncio
import sys

async def sleeping():
    await asyncio.sleep(3600)

def read_line():
    return sys.stdin.readline()

async def in_thread():
    await asyncio.to_thread(read_line)

async def meeting(barrier):
    await barrier.wait()

async def grouping():
    async with asyncio.TaskGroup() as group:
        group.create_task(sleeping())

async def timed(queue):
    async with asyncio.timeout(3600):
        await asyncio.wait_for(queue.get(), 3600)

async def main():
    others = []
    if sys.version_info >= (3, 11):
        others = [meeting(asyncio.Barrier(3)), grouping(), timed(asyncio.Queue())]
    tasks = [asyncio.create_task(other) for other in others]
    await asyncio.create_task(in_thread())
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)

asyncio.run(main())
`;

const atLeast = (version: string, minor: number) => Number(version.split('.')[1]) >= minor;

function wait(conversation: Conversation, coroutine: string) {
  const record = about(conversation, 'taskWaiting', coroutine).at(-1);
  return (
    record && {
      wait: waitName(record.wait),
      subject: conversation.text(record.subject),
      other: record.other,
      done: record.done,
      total: record.total,
      deadline: record.deadline,
      stack: conversation.stack(record.stack),
    }
  );
}

/** Waits until a coroutine's task is seen to wait as expected, and gives the wait. */
async function seen(watched: Watched, coroutine: string, expected: object) {
  const conversation = await watched.conversation();
  const isThere = () => {
    const found = wait(conversation, coroutine);
    return found && expect.objectContaining(expected).asymmetricMatch(found) ? found : undefined;
  };
  return watched.listener.until(isThere, `${coroutine}: ${JSON.stringify(expected)}`).catch((error) => {
    throw new Error(`${error.message}, but ${JSON.stringify(wait(conversation, coroutine))}`);
  });
}

describe.each(PYTHONS)('waits on CPython %s', (version, python) => {
  it('are told by kind, subject and place', async () => {
    await using watched = new Watched(python, new PythonProgram(WAITING));
    const conversation = await watched.conversation();
    const at = watched.program.at.bind(watched.program);
    const sees = (coroutine: string, expected: object) => seen(watched, coroutine, expected);
    const task = (coroutine: string) => taskOf(conversation, coroutine);

    const sleeping = await sees('sleeping', { wait: 'sleep' });
    const created = about(conversation, 'taskCreated', 'sleeping')[0]!;
    expect(sleeping.deadline - created.t).toBeGreaterThan(3600e6);
    expect(sleeping.deadline - created.t).toBeLessThan(3660e6);
    expect(sleeping.stack.at(-1)).toBe(at('sleeping', 'sleeping'));

    const locked = await sees('locked', { wait: 'lock', subject: 'door', other: task('holding') });
    expect(locked.stack.at(-1)).toBe(at('locked', 'locked'));
    await sees('plainly', { wait: 'lock', subject: 'latch', other: 0 });
    await sees('entering', { wait: 'lock', subject: 'condition', other: task('relocking') });
    await sees('limited', { wait: 'semaphore', subject: 'semaphore', other: task('limiting') });
    await sees('signalled', { wait: 'event', subject: 'event' });
    await sees('conditioned', { wait: 'condition', subject: 'condition' });
    await sees('taking', { wait: 'queueGet', subject: 'queue', done: 0, total: 5 });
    await sees('Shop.filling', { wait: 'queuePut', subject: 'shelf', done: 1, total: 1 });
    await sees('finishing', { wait: 'queueJoin', subject: 'shelf' });

    await sees('gathering', { wait: 'gather', done: 1, total: 2 });
    await sees('waiting_for_one', { wait: 'wait', done: 0, total: 1 });
    // From 3.13 on, those that have been taken are not counted.
    await sees('completing', {
      wait: 'wait',
      ...(atLeast(version, 13) ? { total: 2 } : { done: 1, total: 3 }),
    });
    await sees('awaiting', { wait: 'task', other: task('sleeping') });
    await sees('shielding', { wait: 'task', other: task('sleeping'), subject: 'shield' });
    await sees('promised', { wait: 'future', subject: 'reply' });
    await sees('guarding', { wait: 'future', subject: 'shield' });
    await sees('in_several', { wait: 'wait', done: 0, total: 1 });
    await sees(atLeast(version, 12) ? 'wait_for' : 'Event.wait', { wait: 'event' });

    const { port } = await watched.listener.until(() => watched.printed(/(?<port>\d+)\n/), 'the port');
    await sees('reading', { wait: 'socketRead', subject: `127.0.0.1:${port}` });
    await sees('in_thread', { wait: 'executor', subject: 'read_line' });
    const iterating = await sees('iterating', { wait: 'sleep' });
    expect(iterating.stack.slice(-2)).toEqual([at('generator', 'ticks'), at('iterating', 'iterating')]);
    watched.run.child.stdin!.end('\n');
    await watched.end();
  });

  it('for streams, sockets and subprocesses name the other side', async () => {
    await using watched = new Watched(python, new PythonProgram(TALKING));
    const sees = (coroutine: string, expected: object) => seen(watched, coroutine, expected);
    const ports = /(?<server>\d+) (?<listener>\d+) (?<full>\d+)\n/;
    const { server, listener, full } = await watched.listener.until(
      () => watched.printed(ports),
      'the ports',
    );
    await sees('reading', { wait: 'socketRead', subject: `127.0.0.1:${server}` });
    await sees('draining', { wait: 'socketWrite', subject: `127.0.0.1:${server}` });
    await sees('serving', { wait: 'accept', subject: `127.0.0.1:${server}` });
    await sees('connecting', { wait: 'connect', subject: `127.0.0.1:${full}` });
    await sees('accepting', { wait: 'accept', subject: `127.0.0.1:${listener}` });
    await sees('receiving', { wait: 'socketRead', subject: `127.0.0.1:${listener}` });
    await sees('sending', { wait: 'socketWrite', subject: `127.0.0.1:${listener}` });
    const subject = path.basename(python);
    await sees('processing', { wait: 'subprocess', subject });
    await sees('communicating', { wait: 'subprocess', subject });
    await sees('listening', { wait: 'subprocess', subject });
    watched.run.child.stdin!.end('\n');
    await watched.end();
  });

  it.runIf(atLeast(version, 9))('for what newer Pythons have are told too', async () => {
    await using watched = new Watched(python, new PythonProgram(NEWER));
    await seen(watched, 'in_thread', { wait: 'executor', subject: 'read_line' });
    if (atLeast(version, 11)) {
      await seen(watched, 'meeting', { wait: 'barrier', subject: 'barrier', done: 1, total: 3 });
      await seen(watched, 'grouping', { wait: 'wait', done: 0, total: 1 });
      const getter = atLeast(version, 12) ? 'timed' : 'Queue.get';
      const subject = atLeast(version, 12) ? 'queue' : '';
      await seen(watched, getter, { wait: 'queueGet', subject, done: 0 });
    }
    watched.run.child.stdin!.end('\n');
    await watched.end();
  });
});

describe.each(ENDS)('waits on CPython %s', (_version, python) => {
  it('for the lock of an object are named by the attribute', async () => {
    await using watched = new Watched(
      python,
      new PythonProgram(`
import asyncio

class Bank:
    def __init__(self):
        self.vault = asyncio.Lock()

    async def rob(self):
        async with self.vault:
            await asyncio.sleep(3600)

    async def visit(self):
        await self.vault.acquire()

async def main():
    bank = Bank()
    await asyncio.wait([asyncio.create_task(bank.rob()), asyncio.create_task(bank.visit())])

asyncio.run(main())
`),
    );
    const conversation = await watched.conversation();
    const waits = await watched.listener.until(() => wait(conversation, 'Bank.visit'), 'the visit');
    expect(waits).toMatchObject({
      wait: 'lock',
      subject: 'vault',
      other: taskOf(conversation, 'Bank.rob'),
    });
  });
});

describe.each(ENDS)('waits on CPython %s', (_version, python) => {
  it('for one sleep after the other, at one line, are told with the deadline of each', async () => {
    await using watched = new Watched(
      python,
      new PythonProgram(`
import asyncio

async def ticking():
    while True:
        await asyncio.sleep(0.5)
        await asyncio.sleep(0.001)  # leaves the next sleep's future the address of the one before

asyncio.run(ticking())
`),
    );
    const conversation = await watched.conversation();
    const deadlines = () =>
      new Set(about(conversation, 'taskWaiting', 'ticking').map(({ deadline }) => deadline));
    await watched.listener.until(() => deadlines().size >= 4, 'the fourth deadline');
  });
});

describe.each(PYTHONS)('waits on CPython %s', (_version, python) => {
  it('in a circle name who waits in turn', async () => {
    await using watched = new Watched(
      python,
      new PythonProgram(`
import asyncio

started = {}

async def twice(lock):
    async with lock:
        async with lock:
            pass

async def database():
    await asyncio.sleep(0)
    await asyncio.wait([started['idle'], started['cache']])

async def cache():
    await asyncio.gather(started['database'])

async def first():
    await asyncio.sleep(0)
    await asyncio.wait([started['second']], timeout=3600)

async def second():
    await started['first']

async def idle():
    await asyncio.sleep(3600)

async def main():
    for coroutine in (twice(asyncio.Lock()), idle(), database(), cache(), first(), second()):
        started[coroutine.__name__] = asyncio.ensure_future(coroutine)
    await asyncio.sleep(3600)

asyncio.run(main())
`),
    );
    const conversation = await watched.conversation();
    const others = (coroutine: string) =>
      about(conversation, 'taskWaiting', coroutine).map(({ other }) => other);
    for (const [coroutine, other] of [
      ['twice', 'twice'],
      ['database', 'cache'],
      ['cache', 'database'],
      ['second', 'first'],
    ] as const) {
      const number = await watched.task(other);
      await watched.listener.until(() => others(coroutine).includes(number), `whom ${coroutine} waits for`);
    }
    expect(new Set(others('first'))).toEqual(new Set([0])); // that ends by itself
  });
});

describe.each(PYTHONS)('waits on CPython %s', (_version, python) => {
  it('are not looked for in what a program registers that is no task', async () => {
    await using watched = new Watched(
      python,
      new PythonProgram(`
import asyncio, sys

class Alike:
    def __init__(self, loop):
        self._loop = loop

    def done(self):
        return False

async def after():
    await asyncio.sleep(3600)

async def main():
    loop = asyncio.get_running_loop()
    alike = Alike(loop)
    asyncio._register_task(alike)
    await loop.run_in_executor(None, sys.stdin.readline)
    later = asyncio.ensure_future(after())
    await loop.run_in_executor(None, sys.stdin.readline)
    later.cancel()
    asyncio._unregister_task(alike)

asyncio.run(main())
`),
    );
    const conversation = await watched.conversation();
    for (const coroutine of ['main', 'after']) {
      await watched.listener.until(() => wait(conversation, coroutine), `the wait of ${coroutine}`);
      watched.run.child.stdin!.write('\n');
    }
    await watched.end(); // no fault of the agent's
  });
});
