import { describe, expect, it } from 'vitest';
import { ENDS, PythonProgram, runToEnd, taskOf, Watched } from './pythonProgram';

describe.each(ENDS)('texts that are always new, on CPython %s,', (_version, python) => {
  it('all come, however many there are', async () => {
    const { conversation } = await runToEnd(
      python,
      `
import asyncio
from loopscope_agent.protocol import strings

strings.MOST = 10

async def work(n):
    raise ValueError("no %d" % n)

async def main():
    for n in range(100):
        await asyncio.wait([asyncio.ensure_future(work(n))])

asyncio.run(main())
`,
    );
    const created = conversation.all('taskCreated').map(({ coroutine }) => conversation.text(coroutine));
    expect(created.filter((name) => name === 'work')).toHaveLength(100);
    expect(conversation.all('taskDone').flatMap(({ error }) => conversation.text(error) || [])).toEqual(
      Array.from({ length: 100 }, (_, n) => `ValueError: no ${n}`),
    );
  });

  it('are kept no longer than they are told', async () => {
    const { conversation, stdout } = await runToEnd(
      python,
      `
import asyncio
from loopscope_agent.protocol import strings

async def work(n):
    raise ValueError("%d" % n * 1_000_000)

async def main():
    tasks = [asyncio.ensure_future(work(n)) for n in range(10)]
    await asyncio.wait(tasks)
    await asyncio.sleep(0)
    print(max(len(text) for text in strings.table.known))

asyncio.run(main())
`,
    );
    expect(stdout).toBe('200\n');
    const errors = conversation.all('taskDone').map(({ error }) => conversation.text(error));
    expect(errors).toContain(`ValueError: ${'9'.repeat(188)}`);
  });

  it('leave what a wait and a resource are called, which are told again', async () => {
    await using watched = new Watched(
      python,
      new PythonProgram(`
import asyncio, os
from loopscope_agent.protocol import strings

strings.MOST = 10

async def take(lock):
    await lock.acquire()

async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    waiting = [asyncio.ensure_future(take(lock))]
    while not os.path.exists("seen"):
        await asyncio.sleep(0.01)
    for n in range(100):
        strings.number("text %d" % n)
    waiting.append(asyncio.ensure_future(take(lock)))
    while not os.path.exists("go"):
        await asyncio.sleep(0.01)
    for task in waiting:
        task.cancel()

asyncio.run(main())
`),
    );
    const conversation = await watched.conversation();
    const names = () => conversation.all('resource').map(({ name }) => name);
    await watched.listener.until(() => names()[0], 'the lock');
    expect(taskOf(conversation, 'take')).toBeDefined();
    watched.allow('seen');
    await watched.listener.until(() => new Set(names()).size > 1, 'its name anew');
    watched.allow('go');
    await watched.end();
    expect(new Set(names().map((name) => conversation.text(name)))).toEqual(new Set(['lock']));
  });
});
