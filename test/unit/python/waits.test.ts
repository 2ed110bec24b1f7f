import { describe, expect, it } from 'vitest';
import type { Conversation } from '../programs';
import { about, ENDS, PYTHONS, PythonProgram, taskOf, Watched, waitName } from './pythonProgram';

/** Each task waits for one kind of thing until the test has seen enough and closes the program's input. */
const WAITING = `
import asyncio
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

async def gathering():
    await asyncio.gather(sleeping(), done())

async def done():
    pass

async def waiting_for_one(task):
    await asyncio.wait([task])

async def awaiting(task):
    await task

async def shielding(task):
    await asyncio.shield(task)

async def promised(future):
    await future

async def signalled(event):
    await event.wait()

async def conditioned(condition):
    async with condition:
        await condition.wait()

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

async def processing():
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", "input()", stdin=-1)
    try:
        await process.wait()
    finally:
        process.kill()

async def in_thread():
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)

async def ticks():
    await asyncio.sleep(3600)  # generator
    yield 1

async def iterating():
    async for _ in ticks():  # iterating
        pass

async def main():
    door, event, condition = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    semaphore, shelf, queue = asyncio.Semaphore(1), asyncio.Queue(1), asyncio.Queue(5)
    await semaphore.acquire()
    shelf.put_nowait(1)
    server = await asyncio.start_server(serving, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    print(port, flush=True)
    target = asyncio.create_task(sleeping())
    others = [holding(door), locked(door), taking(queue), Shop(shelf).filling(), finishing(shelf)]
    others += [gathering(), waiting_for_one(target), awaiting(target), shielding(target)]
    others += [promised(asyncio.get_running_loop().create_future()), signalled(event)]
    others += [conditioned(condition), limited(semaphore), reading(port), processing(), iterating()]
    tasks = [asyncio.create_task(other) for other in others]
    await asyncio.create_task(in_thread())
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
    server.close()

asyncio.run(main())
`;

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

describe.each(PYTHONS)('waits on CPython %s', (_version, python) => {
  it('are told by kind, subject and place', async () => {
    await using watched = new Watched(python, new PythonProgram(WAITING));
    const conversation = await watched.conversation();
    const at = watched.program.at.bind(watched.program);
    const sees = (coroutine: string, expected: object) =>
      watched.listener
        .until(
          () => {
            const found = wait(conversation, coroutine);
            return found && expect.objectContaining(expected).asymmetricMatch(found);
          },
          `${coroutine}: ${JSON.stringify(expected)}`,
        )
        .catch((error) => {
          throw new Error(`${error.message}, but ${JSON.stringify(wait(conversation, coroutine))}`);
        });

    await sees('sleeping', { wait: 'sleep' });
    const sleeping = wait(conversation, 'sleeping')!;
    const created = about(conversation, 'taskCreated', 'sleeping')[0]!;
    expect(sleeping.deadline - created.t).toBeGreaterThan(3600e6);
    expect(sleeping.deadline - created.t).toBeLessThan(3660e6);
    expect(sleeping.stack.at(-1)).toBe(at('sleeping', 'sleeping'));

    const target = taskOf(conversation, 'sleeping')!;
    await sees('locked', { wait: 'lock', subject: 'door', other: taskOf(conversation, 'holding') });
    expect(wait(conversation, 'locked')!.stack.at(-1)).toBe(at('locked', 'locked'));
    await sees('taking', { wait: 'queueGet', subject: 'queue', done: 0, total: 5 });
    await sees('Shop.filling', { wait: 'queuePut', subject: 'shelf', done: 1, total: 1 });
    await sees('finishing', { wait: 'queueJoin', subject: 'shelf' });
    await sees('gathering', { wait: 'gather', done: 1, total: 2 });
    await sees('waiting_for_one', { wait: 'wait', done: 0, total: 1 });
    await sees('awaiting', { wait: 'task', other: target });
    await sees('shielding', { wait: 'task', other: target });
    await sees('promised', { wait: 'future' });
    await sees('signalled', { wait: 'event', subject: 'event' });
    await sees('conditioned', { wait: 'condition', subject: 'condition' });
    await sees('limited', { wait: 'semaphore', subject: 'semaphore' });
    const { port } = await watched.listener.until(() => watched.printed(/(?<port>\d+)\n/), 'the port');
    await sees('reading', { wait: 'socketRead', subject: `127.0.0.1:${port}` });
    await sees('processing', { wait: 'subprocess' });
    await sees('in_thread', { wait: 'executor' });
    await sees('iterating', { wait: 'sleep' });
    expect(wait(conversation, 'iterating')!.stack.slice(-2)).toEqual([
      at('generator', 'ticks'),
      at('iterating', 'iterating'),
    ]);
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
