import { describe, expect, it } from 'vitest';
import { cert, key } from '../asyncio/certificate';
import type { Conversation } from '../programs';
import { about, creationsOf, ENDS, outcomeName, PYTHONS, runToEnd } from './pythonProgram';

const LIFECYCLE = `
import asyncio

async def child():
    await asyncio.sleep(0)

async def failing():
    raise ValueError("no bread")  # raised

async def spawn():
    return asyncio.ensure_future(child())  # spawned

async def main():
    first = await spawn()  # called
    second = asyncio.create_task(failing(), name="the second")  # second
    third = asyncio.create_task(asyncio.sleep(60))
    await first
    await asyncio.wait([second])
    third.cancel()
    await asyncio.wait([third])

asyncio.run(main())  # run
`;

const SPAWNING = `
import _thread
import asyncio

async def one():
    await asyncio.sleep(60)

async def other():
    await asyncio.sleep(60)

def spawn(make):
    return asyncio.create_task(make())  # spawn

def through(make):
    return spawn(make)  # through

def across(make):
    return spawn(make)  # across

async def deep(make):
    return spawn(make)  # deep

async def deeper(make):
    return await deep(make)  # deeper

def of_loop(loop, tasks, created):
    tasks.append(loop.create_task(one()))  # of the loop
    created.release()

async def alone():
    spawn(one).cancel()  # alone

async def main():
    tasks = []
    for _ in range(2):
        tasks.append(spawn(one))  # first
        tasks.append(spawn(one))  # second
        for make in (one, other):
            tasks.append(spawn(make))  # each
        for call in (through, across):
            tasks.append(call(one))  # called
        tasks.append(await deep(one))  # awaited
        tasks.append(await asyncio.create_task(deep(one)))
        tasks.append(await deep(one))  # again
        tasks.append(await deeper(one))  # two deep
        loop = asyncio.get_running_loop()
        created = _thread.allocate_lock()
        for _ in range(2):
            created.acquire()
            of_loop(loop, tasks, created)  # here
        created.acquire()
        _thread.start_new_thread(of_loop, (loop, tasks, created))
        created.acquire()
        loop.call_soon(lambda: tasks.append(spawn(one)))  # by the loop
        await asyncio.sleep(0)
    for task in tasks:
        task.cancel()

loops = [asyncio.new_event_loop() for _ in range(2)]
for run in alone, main:
    for loop in loops:
        loop.run_until_complete(run())
for loop in loops:
    loop.close()
`;

/** Before 3.11 a stack has the bare names of functions. */
const unqualified = (place: string) => place.replace('main.<locals>.', '');

function outcomeOf(conversation: Conversation, coroutine: string) {
  return about(conversation, 'taskDone', coroutine)[0]!;
}

describe.each(PYTHONS)('tasks on CPython %s', (_version, python) => {
  it('are created at a line, by a parent, and end in one of three ways', async () => {
    const { conversation, at } = await runToEnd(python, LIFECYCLE);
    const created = conversation.all('taskCreated');
    const record = (coroutine: string) =>
      created.find((one) => conversation.text(one.coroutine) === coroutine)!;
    const main = record('main');
    expect(main.parent).toBe(0);
    expect(conversation.stack(main.stack).at(-1)).toBe(at('run', '<module>'));
    expect(record('child').parent).toBe(main.task);
    expect(conversation.stack(record('child').stack).slice(-2)).toEqual([
      at('spawned', 'spawn'),
      at('called', 'main'),
    ]);
    expect(conversation.text(record('failing').name)).toBe('the second');
    expect(conversation.stack(record('failing').stack).at(-1)).toBe(at('second', 'main'));

    expect(outcomeName(outcomeOf(conversation, 'child').outcome)).toBe('finished');
    expect(outcomeName(outcomeOf(conversation, 'sleep').outcome)).toBe('cancelled');
    const failed = outcomeOf(conversation, 'failing');
    expect(outcomeName(failed.outcome)).toBe('failed');
    expect(conversation.text(failed.error)).toBe('ValueError: no bread');
    expect(conversation.stack(failed.stack)).toEqual([at('raised', 'failing')]);
  });

  it('are created in the calls that led to their line, whoever was there before', async () => {
    const { conversation, at } = await runToEnd(python, SPAWNING);
    const loops = conversation.all('loopStarted').map(({ loop }) => loop);
    const created = conversation.all('taskCreated').flatMap(({ loop, coroutine, stack }) => {
      const calls = conversation.stack(stack).filter((place) => place.startsWith('program'));
      const name = conversation.text(coroutine);
      return ['one', 'other'].includes(name) ? [[loop, name, ...calls.map(unqualified)]] : [];
    });
    const spawn = at('spawn', 'spawn');
    const deep = at('deep', 'deep');
    const ofLoop = at('of the loop', 'of_loop');
    const round = [
      ['one', spawn, at('first', 'main')],
      ['one', spawn, at('second', 'main')],
      ['one', spawn, at('each', 'main')],
      ['other', spawn, at('each', 'main')],
      ['one', spawn, at('through', 'through'), at('called', 'main')],
      ['one', spawn, at('across', 'across'), at('called', 'main')],
      ['one', spawn, deep, at('awaited', 'main')],
      ['one', spawn, deep],
      ['one', spawn, deep, at('again', 'main')],
      ['one', spawn, deep, at('deeper', 'deeper'), at('two deep', 'main')],
      ['one', ofLoop, at('here', 'main')],
      ['one', ofLoop, at('here', 'main')],
      ['one', ofLoop],
      ['one', spawn, at('by the loop', '<lambda>')],
    ];
    const alone = ['one', spawn, at('alone', 'alone')];
    expect(created).toEqual([
      ...loops.map((loop) => [loop, ...alone]),
      ...loops.flatMap((loop) => [...round, ...round].map((calls) => [loop, ...calls])),
    ]);
  });

  it('belong to a loop that starts and closes', async () => {
    const { conversation } = await runToEnd(python, LIFECYCLE);
    const [loop] = conversation.all('loopStarted');
    expect(conversation.text(loop!.implementation)).toBe('asyncio.SelectorEventLoop');
    expect(conversation.text(loop!.thread)).toBe('MainThread');
    expect(new Set(conversation.all('taskCreated').map((one) => one.loop))).toEqual(new Set([loop!.loop]));
    expect(conversation.all('loopClosed').map((one) => one.loop)).toEqual([loop!.loop]);
  });
});

describe.each(ENDS)('tasks on CPython %s', (version, python) => {
  it('are seen when made past create_task, once', async () => {
    const { conversation } = await runToEnd(
      python,
      `
import asyncio

async def direct():
    await asyncio.sleep(0)

async def main():
    await asyncio.Task(direct())

asyncio.run(main())
`,
    );
    const direct = creationsOf(conversation, 'direct');
    expect(direct.map((one) => one.stack)).toEqual([0]);
    expect(outcomeName(outcomeOf(conversation, 'direct').outcome)).toBe('finished');
  });

  it('are created where another thread handed their coroutine to the loop', async () => {
    const { conversation, at } = await runToEnd(
      python,
      `
import asyncio, threading

async def handed():
    pass

async def made(loop):
    asyncio.ensure_future(handed())  # made

def work(loop):
    asyncio.run_coroutine_threadsafe(handed(), loop).result()  # handed over
    asyncio.run_coroutine_threadsafe(made(loop), loop).result()

async def main():
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, work, loop)

asyncio.run(main())
`,
    );
    const lines = creationsOf(conversation, 'handed').map(({ stack }) =>
      conversation.stack(stack).find((place) => place.startsWith('program')),
    );
    expect(lines).toEqual([at('handed over', 'work'), at('made', 'made')]);
  });

  it('that serve a stream are created where the server was made', async () => {
    const { conversation, at } = await runToEnd(
      python,
      `
import asyncio, ssl

pem = """${key + cert}"""

async def served(reader, writer):
    writer.close()

async def main():
    with open("server.pem", "w") as file:
        file.write(pem)
    secured = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    secured.load_cert_chain("server.pem")
    trusting = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    trusting.check_hostname = False
    trusting.verify_mode = ssl.CERT_NONE
    plain = await asyncio.start_server(served, "127.0.0.1", 0)  # plain
    tls = await asyncio.start_server(served, "127.0.0.1", 0, ssl=secured)  # tls
    unix = await asyncio.start_unix_server(served, "socket")  # unix
    for server, context in (plain, None), (tls, trusting):
        port = server.sockets[0].getsockname()[1]
        reader, writer = await asyncio.open_connection("127.0.0.1", port, ssl=context)
        await reader.read()
        writer.close()
    reader, writer = await asyncio.open_unix_connection("socket")
    await reader.read()
    writer.close()
    for server in (plain, tls, unix):
        server.close()

asyncio.run(main())
`,
    );
    const lines = creationsOf(conversation, 'served').map(({ stack }) =>
      conversation.stack(stack).find((place) => place.startsWith('program')),
    );
    expect(lines).toEqual(['plain', 'tls', 'unix'].map((mark) => at(mark, 'main')));
  });

  it('end once, whatever of them the loop calls later', async () => {
    const { conversation } = await runToEnd(
      python,
      `
import asyncio

async def one():
    pass

async def main():
    task = asyncio.create_task(one())
    await task
    for method in (task.cancel, task.result, task.get_name):
        asyncio.get_running_loop().call_soon(method)
    await asyncio.sleep(0)

asyncio.run(main())
`,
    );
    const created = creationsOf(conversation, 'one');
    expect(created).toHaveLength(1);
    expect(conversation.all('taskDone')).toHaveLength(conversation.all('taskCreated').length);
  });

  it('are created in code that is named like no file', async () => {
    const { conversation } = await runToEnd(
      python,
      `
import asyncio

async def child():
    pass

made = {"asyncio": asyncio, "child": child}
exec(compile("async def spawn(): await asyncio.ensure_future(child())", "generated", "exec"), made)
asyncio.run(made["spawn"]())
`,
    );
    const [child] = about(conversation, 'taskCreated', 'child');
    expect(conversation.stack(child!.stack).at(-1)).toMatch(/^<generated>:1 /);
  });

  it('are counted right, 100 000 at once', async () => {
    const { conversation, stdout } = await runToEnd(
      python,
      `
import asyncio

async def one():
    await asyncio.sleep(0)

async def main():
    await asyncio.gather(*[one() for _ in range(100_000)])
    print("done")

asyncio.run(main())
`,
    );
    expect(stdout).toBe('done\n');
    const created = creationsOf(conversation, 'one');
    const dropped = conversation.all('dropped').at(-1)?.records ?? 0;
    const finished = conversation.all('taskDone').length;
    expect(dropped).toBe(0);
    expect(created).toHaveLength(100_000);
    expect(finished).toBeGreaterThanOrEqual(100_001);
  });

  it.runIf(version === '3.12' || version === '3.13')('that are eager are created and done', async () => {
    const { conversation } = await runToEnd(
      python,
      `
import asyncio

async def eager():
    pass

async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    await asyncio.create_task(eager())

asyncio.run(main())
`,
    );
    expect(outcomeName(outcomeOf(conversation, 'eager').outcome)).toBe('finished');
  });

  it('are seen in a loop that starts while another thread is still dialling', async () => {
    const { conversation } = await runToEnd(
      python,
      `
import asyncio, threading, time
from loopscope_agent.protocol import channel

def dialling(address, original=channel.dial):
    time.sleep(0.3)
    return original(address)

channel.dial = dialling

async def child():
    await asyncio.sleep(0.1)

async def main():
    await asyncio.create_task(child())

threads = [threading.Thread(target=lambda: asyncio.run(main())) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
`,
    );
    const created = (coroutine: string) =>
      conversation.all('taskCreated').filter((one) => conversation.text(one.coroutine) === coroutine);
    const parents = created('child').map(({ parent }) => parent);
    expect(parents).toHaveLength(2);
    expect(new Set(parents)).toEqual(new Set(created('main').map(({ task }) => task)));
  });

  it.runIf(tellsAllAtOnce(version))(
    'are looked at as they are announced, while asyncio is not asked',
    async () => {
      const { conversation, stdout } = await runToEnd(
        python,
        `
import asyncio
from loopscope_agent.tasks import all_tasks, creations

creations.KEEPS_TASKS_HERE = False  # as from 3.14 on
all_tasks.PAUSE_SECONDS = 3600
asked = 0

def asking(loop, original=asyncio.tasks.all_tasks):
    global asked
    asked += 1
    return original(loop)

asyncio.tasks.all_tasks = asking

async def early():
    await asyncio.Event().wait()

async def late():
    await asyncio.Event().wait()

async def main():
    first = asyncio.create_task(early())
    await asyncio.sleep(0.5)
    before = asked
    second = asyncio.create_task(late())
    await asyncio.sleep(0.5)
    print(before > 0, asked - before)

asyncio.run(main())
`,
      );
      expect(stdout).toBe('True 0\n');
      expect(about(conversation, 'taskWaiting', 'early')).toHaveLength(1);
      expect(about(conversation, 'taskWaiting', 'late')).toHaveLength(1);
    },
  );

  it.runIf(tellsAllAtOnce(version))("that asyncio doesn't tell are not taken for lost", async () => {
    const { conversation } = await runToEnd(
      python,
      `
import asyncio
from loopscope_agent.tasks import all_tasks, creations

creations.KEEPS_TASKS_HERE = False  # as from 3.14 on
all_tasks.PAUSE_SECONDS = 0
asyncio.Task = asyncio.tasks.Task = asyncio.tasks._PyTask
asyncio.tasks.all_tasks = lambda loop: set()  # as it does there with these

async def main():
    await asyncio.sleep(0.5)

loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
`,
    );
    expect(conversation.all('destroyedPending')).toEqual([]);
    expect(outcomeName(outcomeOf(conversation, 'main').outcome)).toBe('finished');
  });
});

/** True for a CPython that can be made to do as those do that tell all their tasks at once only. */
function tellsAllAtOnce(version: string): boolean {
  return Number(version.split('.')[1]) >= 12;
}
