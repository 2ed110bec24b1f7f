import { describe, expect, it } from 'vitest';
import { RESOURCE_TYPES, type ResourceType } from '../../../runtime/protocol/records';
import type { Conversation } from '../programs';
import { about, ENDS, PYTHONS, PythonProgram, taskOf, Watched } from './pythonProgram';

const SHARED = `
import asyncio
import sys

async def holding(lock):
    async with lock:
        await asyncio.sleep(3600)

async def locked(door):
    async with door:
        pass

async def limited(gate):
    await gate.acquire()

async def conditioned(news):
    async with news:
        await news.wait()

async def signalled(start):
    await start.wait()

async def taking(inbox):
    await inbox.get()

async def filling(shelf):
    await shelf.put(3)

async def meeting(barrier):
    await barrier.wait()

async def main():
    door, lonely = asyncio.Lock(), asyncio.Lock()
    pair, bounded = asyncio.Semaphore(2), asyncio.BoundedSemaphore(3)
    for _ in range(3):
        await bounded.acquire()
    inbox, shelf = asyncio.Queue(), asyncio.Queue(2)
    shelf.put_nowait(1)
    shelf.put_nowait(2)
    news, start = asyncio.Condition(), asyncio.Event()
    others = [holding(door), locked(door), locked(door), holding(lonely)]
    others += [holding(pair), holding(pair), limited(pair), limited(bounded)]
    others += [conditioned(news), signalled(start), taking(inbox), filling(shelf)]
    if sys.version_info >= (3, 11):
        others.append(meeting(asyncio.Barrier(2)))
    tasks = [asyncio.ensure_future(other) for other in others]
    read = asyncio.get_running_loop().run_in_executor
    await read(None, sys.stdin.readline)
    start.set()
    del start
    await read(None, sys.stdin.readline)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)

asyncio.run(main())
`;

const kindName = (value: number) =>
  (Object.keys(RESOURCE_TYPES) as ResourceType[]).find((name) => RESOURCE_TYPES[name] === value)!;

/** The resources as they are now. */
function resources(conversation: Conversation) {
  const known = new Map<number, ReturnType<typeof inWords>>();
  for (const record of conversation.records) {
    if (record.type === 'resource') known.set(record.resource, inWords(conversation, record));
    if (record.type === 'resourceGone') known.delete(record.resource);
  }
  return [...known.values()];
}

function inWords(
  conversation: Conversation,
  record: ReturnType<typeof Conversation.prototype.all<'resource'>>[number],
) {
  const { resource: number, holder, waiters, size, capacity } = record;
  const stack = conversation.stack(record.stack);
  const name = conversation.text(record.name);
  return { number, kind: kindName(record.kind), name, holder, waiters, size, capacity, stack };
}

async function seen(watched: Watched, expected: object) {
  const conversation = await watched.conversation();
  const matcher = expect.objectContaining(expected);
  return watched.listener
    .until(
      () => resources(conversation).find((one) => matcher.asymmetricMatch(one)),
      JSON.stringify(expected),
    )
    .catch((error) => {
      throw new Error(`${error.message}, but ${JSON.stringify(resources(conversation))}`);
    });
}

const atLeast = (version: string, minor: number) => Number(version.split('.')[1]) >= minor;

describe.each(PYTHONS)('resources on CPython %s', (version, python) => {
  it('are what tasks wait for and hold, with holder, waiters and size', async () => {
    await using watched = new Watched(python, new PythonProgram(SHARED));
    const conversation = await watched.conversation();
    const sees = (kind: ResourceType, name: string, expected: object) =>
      seen(watched, { kind, name, ...expected });
    const holder = await watched.task('holding');
    const door = await sees('lock', 'door', { holder, waiters: 2, size: 1, capacity: 1 });
    expect(about(conversation, 'taskWaiting', 'locked').at(-1)!.resource).toBe(door.number);
    await sees('lock', '', { waiters: 0, size: 1, capacity: 1 }); // held, and nobody waits
    await sees('semaphore', 'gate', { waiters: 1, size: 2, capacity: 2 });
    await sees('semaphore', 'gate', { waiters: 1, size: 3, capacity: 3, holder: 0 });
    await sees('condition', 'news', { waiters: 1, size: 0 });
    await sees('event', 'start', { waiters: 1, size: 0 });
    await sees('queue', 'inbox', { waiters: 1, size: 0, capacity: 0 });
    await sees('queue', 'shelf', { waiters: 1, size: 2, capacity: 2 });
    if (atLeast(version, 11)) await sees('barrier', 'barrier', { waiters: 1, size: 1, capacity: 2 });

    const event = resources(conversation).find(({ kind }) => kind === 'event')!;
    watched.run.child.stdin!.write('\n');
    await watched.listener.until(
      () => conversation.all('resourceGone').some(({ resource }) => resource === event.number),
      'the end of the event',
    );
    watched.run.child.stdin!.end('\n');
    await watched.end();
  });

  it('are pools of threads and processes, and threads with what they do', async () => {
    await using watched = new Watched(
      python,
      new PythonProgram(`
import asyncio, concurrent.futures, multiprocessing, os, threading, time

def wait_for_the_test():
    while not os.path.exists("go"):
        threading.Event().wait(0.05)

def asleep():
    gate.wait()  # asleep

async def main():
    loop = asyncio.get_running_loop()
    threads = concurrent.futures.ThreadPoolExecutor(2, "readers")  # pooling
    context = multiprocessing.get_context("spawn")
    processes = concurrent.futures.ProcessPoolExecutor(1, mp_context=context)  # processing
    jobs = [loop.run_in_executor(threads, wait_for_the_test) for _ in range(5)]
    jobs += [loop.run_in_executor(processes, wait_for_the_test) for _ in range(4)]
    threading.Thread(target=asleep, name="sleeper").start()
    await asyncio.gather(*jobs)
    gate.set()
    threads.shutdown()
    processes.shutdown()

gate = threading.Event()
if __name__ == "__main__":
    asyncio.run(main())
`),
    );
    const at = (mark: string) => expect.arrayContaining([watched.program.at(mark, 'main')]);
    const busy = { waiters: 3, size: 2, capacity: 2, stack: at('pooling') };
    await seen(watched, { kind: 'threadPool', name: 'readers', ...busy });
    const full = { waiters: 3, size: 1, capacity: 1, stack: at('processing') };
    await seen(watched, { kind: 'processPool', ...full });
    const stack = expect.arrayContaining([watched.program.at('asleep', 'asleep')]);
    await seen(watched, { kind: 'thread', name: 'sleeper', stack });
    const conversation = await watched.conversation();
    const names = resources(conversation).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['readers_0', 'readers_1']));
    expect(names).not.toContain('MainThread'); // it runs the loop
    watched.allow('go');
    await watched.end();
  });
});

describe.each(ENDS)('resources on CPython %s', (_version, python) => {
  it('are queues that no task has waited for', async () => {
    await using watched = new Watched(
      python,
      new PythonProgram(`
import asyncio, os

async def main():
    backlog = asyncio.Queue()  # making
    for n in range(7):
        backlog.put_nowait(n)
    while not os.path.exists("go"):
        await asyncio.sleep(0.01)

asyncio.run(main())
`),
    );
    const stack = expect.arrayContaining([watched.program.at('making', 'main')]);
    await seen(watched, { kind: 'queue', size: 7, capacity: 0, stack });
    watched.allow('go');
    await watched.end();
  });

  it('are the threads of a server that uses no asyncio', async () => {
    await using watched = new Watched(
      python,
      new PythonProgram(`
import sys, threading, urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        gate.wait()  # handling
        self.send_response(200)
        self.end_headers()

    def log_message(self, *arguments):
        pass

def ask():
    urllib.request.urlopen("http://127.0.0.1:%d/" % server.server_address[1]).read()
    server.shutdown()

gate = threading.Event()
assert "asyncio" not in sys.modules
server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=ask).start()
threading.Thread(target=lambda: sys.stdin.readline() and gate.set()).start()
server.serve_forever()
`),
    );
    const stack = expect.arrayContaining([expect.stringMatching(watched.program.at('handling', '.*do_GET'))]);
    await seen(watched, { kind: 'thread', stack });
    watched.run.child.stdin!.end('\n');
    const conversation = await watched.end();
    expect(taskOf(conversation, 'main')).toBeUndefined();
    expect(conversation.saidBye).toBe(true);
  });
});
