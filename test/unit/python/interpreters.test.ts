/** Interpreters beside each other in one process. */
import { describe, expect, it } from 'vitest';
import { about, PYTHONS, PythonProgram, runToEnd, Watched } from './pythonProgram';

const from = (minor: number) => PYTHONS.filter(([version]) => Number(version.split('.')[1]) >= minor);

/** `beside(code)` runs code in another interpreter, in the thread that calls it. */
const BESIDE = `
import asyncio, sys, time
if sys.version_info < (3, 13):
    import _xxsubinterpreters as interpreters
    execute = interpreters.run_string
else:
    import _interpreters as interpreters
    execute = interpreters.exec

def beside(code):
    number = interpreters.create()
    failed = execute(number, code)
    assert not failed, failed
    interpreters.destroy(number)
`;

describe.each(from(12))('the agent in CPython %s', (_version, python) => {
  it('leaves alone what other interpreters compute', { timeout: 30_000 }, async () => {
    const { stdout } = await runToEnd(
      python,
      `${BESIDE}
CODE = '''
import time
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
end = time.monotonic() + 2
while time.monotonic() < end:
    fib(12)
'''

async def main():
    await asyncio.gather(*(asyncio.to_thread(beside, CODE) for _ in range(2)))
    print("done")

asyncio.run(main())
`,
    );
    expect(stdout).toBe('done\n');
  });

  it('sees the loops that run when no other interpreter does any more', async () => {
    const { conversation, at } = await runToEnd(
      python,
      `${BESIDE}
async def main():
    await asyncio.to_thread(beside, "1 + 1")
    time.sleep(0.5)  # BLOCKS

asyncio.run(main())
`,
    );
    const stacks = conversation.all('slowCallback').map(({ stack }) => conversation.stack(stack)[0]);
    expect(stacks).toContain(at('BLOCKS', 'main'));
  });
});

// An older asyncio can't be used by two interpreters.
describe.each(from(13))('the agent in CPython %s', (_version, python) => {
  it.each([
    ['the main thread', 'beside(CODE)'],
    ['another thread', 'asyncio.run(asyncio.to_thread(beside, CODE))'],
  ])('sees the tasks of another interpreter, in %s', async (_where, call) => {
    await using watched = new Watched(
      python,
      new PythonProgram(`${BESIDE}
CODE = '''
import asyncio
async def inner():
    await asyncio.sleep(0.2)
async def main():
    await asyncio.create_task(inner())
asyncio.run(main())
'''
${call}
`),
    );
    await watched.end();
    const ends = watched.listener.conversations.map((each) => about(each, 'taskDone', 'inner').length);
    expect(ends).toContain(1);
  });
});
