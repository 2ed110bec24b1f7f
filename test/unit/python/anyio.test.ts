import { beforeAll, describe, expect, it } from 'vitest';
import { ensurePackages, PYTHON_WITH_UVLOOP } from '../../web/server';
import type { Conversation } from '../programs';
import { causeName, PythonProgram, runToEnd, Watched, waitName } from './pythonProgram';

/** Every wait told of so far, by the program's line that waits: `door: lock door · holding`. */
function waits(conversation: Conversation) {
  const names = new Map<number, string>();
  const found = new Set<string>();
  for (const record of conversation.records) {
    if (record.type === 'taskCreated')
      names.set(record.task, conversation.text(record.name).split('.').at(-1)!);
    if (record.type !== 'taskWaiting') continue;
    const other = names.get(record.other);
    const counts = record.total > 0 && `${record.done}/${record.total}`;
    const parts = [waitName(record.wait), conversation.text(record.subject), other && `· ${other}`, counts];
    found.add(`${names.get(record.task)}: ${parts.filter(Boolean).join(' ')}`);
  }
  return found;
}

async function sees(watched: Watched, expected: readonly string[]) {
  const conversation = await watched.conversation();
  const isThere = () => expected.every((one) => waits(conversation).has(one));
  await watched.listener.until(isThere, 'the waits').catch(() => {
    expect([...waits(conversation)]).toEqual(expect.arrayContaining([...expected]));
  });
}

describe('anyio', () => {
  beforeAll(ensurePackages, 300_000);

  it('has its primitives told in words', async () => {
    await using watched = new Watched(
      PYTHON_WITH_UVLOOP,
      new PythonProgram(`
import anyio, sys

async def holding(lock):
    async with lock:
        await anyio.sleep(3600)

async def locked(door):
    async with door:
        pass

async def signalled(start):
    await start.wait()

async def conditioned(news):
    async with news:
        await news.wait()

async def limited(gate):
    async with gate:
        pass

async def borrowing(tokens):
    async with tokens:
        pass

async def receiving(inbox):
    async for _ in inbox:
        pass

async def sending(outbox):
    await outbox.send(2)

async def grouping():
    async with anyio.create_task_group() as group:
        group.start_soon(anyio.sleep, 3600)

def read_line():
    sys.stdin.readline()

async def in_thread(scope):
    await anyio.to_thread.run_sync(read_line)
    scope.cancel()

async def main():
    door, start, news, gate = anyio.Lock(), anyio.Event(), anyio.Condition(), anyio.Semaphore(0)
    tokens = anyio.CapacityLimiter(1)
    tokens.acquire_on_behalf_of_nowait("somebody")
    _, inbox = anyio.create_memory_object_stream(3)
    outbox, rest = anyio.create_memory_object_stream(1)
    outbox.send_nowait(1)
    async with anyio.create_task_group() as group:
        group.start_soon(holding, door)
        await anyio.sleep(0.01)
        for function, thing in [
            (locked, door), (signalled, start), (conditioned, news), (limited, gate),
            (borrowing, tokens), (receiving, inbox), (sending, outbox), (in_thread, group.cancel_scope),
        ]:
            group.start_soon(function, thing)
        group.start_soon(grouping)

anyio.run(main)
`),
    );
    await sees(watched, [
      'locked: lock door · holding',
      'signalled: event start',
      'conditioned: condition news',
      'limited: semaphore gate',
      'borrowing: semaphore tokens 1/1',
      'receiving: queueGet inbox 0/3',
      'sending: queuePut outbox 1/1',
      'grouping: wait 0/1',
      'in_thread: executor read_line',
    ]);
    watched.run.child.stdin!.end('\n');
    const conversation = await watched.end();
    const causes = conversation.all('cancelRequested').map(({ cause }) => causeName(cause));
    expect(new Set(causes)).toEqual(new Set(['anyio']));
    expect(conversation.all('cancelSwallowed')).toEqual([]);
  });

  it('has the timeout of a scope told as what it is', async () => {
    const { conversation, at } = await runToEnd(
      PYTHON_WITH_UVLOOP,
      `
import anyio

async def main():
    with anyio.move_on_after(0.05):
        await anyio.sleep(3600)  # limited

anyio.run(main)
`,
    );
    expect(conversation.all('cancelRequested').map(({ cause }) => causeName(cause))).toContain('anyio');
    const [delivered] = conversation.all('cancelDelivered');
    expect(conversation.stack(delivered!.stack)).toContain(at('limited', 'main'));
    expect(conversation.all('cancelSwallowed')).toEqual([]);
  });
});

describe('uvloop', () => {
  beforeAll(ensurePackages, 300_000);

  it('has a loop that is left open told at the exit', async () => {
    const { conversation } = await runToEnd(
      PYTHON_WITH_UVLOOP,
      `
import asyncio, uvloop

loop = uvloop.new_event_loop()
loop.run_until_complete(asyncio.sleep(0))
`,
    );
    expect(conversation.all('unclosed').map(({ what }) => conversation.text(what))).toEqual(['event loop']);
  });

  it('has a cancellation told that a task outlives, once it has arrived', async () => {
    const { conversation, at } = await runToEnd(
      PYTHON_WITH_UVLOOP,
      `
import asyncio, time, uvloop
from loopscope_agent.tasks import cancellation

over = False

async def going_on():
    while not over:
        try:
            await asyncio.sleep(60)  # going on
        except asyncio.CancelledError:
            pass

async def ending():
    await asyncio.sleep(60)

async def main():
    tasks = [asyncio.create_task(one()) for one in (ending, going_on)]
    await asyncio.sleep(0.05)
    tasks[0].cancel()
    time.sleep(0.5)
    tasks[1].cancel()
    while not cancellation.requested[id(tasks[1])].is_outlived:
        await asyncio.sleep(0.02)
    global over
    over = True

uvloop.install()
asyncio.run(main())
`,
    );
    const stacks = conversation.all('cancelOutlived').map(({ stack }) => conversation.stack(stack));
    expect(stacks).toEqual([[at('going on', 'going_on')]]);
  });

  it('has the waits of its own coroutines told by kind', async () => {
    await using watched = new Watched(
      PYTHON_WITH_UVLOOP,
      new PythonProgram(`
import asyncio, os, socket, sys, uvloop

async def accepting(loop, listener):
    await loop.sock_accept(listener)

async def receiving(loop, connected):
    await loop.sock_recv(connected, 10)

async def sending(loop, connected):
    await loop.sock_sendall(connected, bytes(50_000_000))

async def serving(server):
    await server.serve_forever()

async def locked(door):
    async with door:
        pass

async def sleeping():
    await asyncio.sleep(3600)

async def main():
    loop = asyncio.get_running_loop()
    door = asyncio.Lock()
    listener = socket.create_server(("127.0.0.1", 0))
    connected, other = socket.socketpair()
    full, unread = socket.socketpair()
    for one in (listener, connected, full):
        one.setblocking(False)
    server = await asyncio.start_server(print, "127.0.0.1", 0)
    tasks = []
    others = [accepting(loop, listener), receiving(loop, connected), sending(loop, full)]
    async with door:
        for task in [*others, serving(server), locked(door), sleeping()]:
            tasks.append(loop.create_task(task, name=task.__name__))
        await loop.run_in_executor(None, sys.stdin.readline)
    os._exit(0)

uvloop.install()
asyncio.run(main())
`),
    );
    await sees(watched, [
      'accepting: accept',
      'receiving: socketRead',
      'sending: socketWrite',
      'serving: accept',
      'locked: lock door · Task-1',
      'sleeping: sleep',
    ]);
    watched.run.child.stdin!.end('\n');
    await watched.end();
  });
});
