/** A Python without its lock is not watched. */
import { describe, expect, it } from 'vitest';
import { ENDS, FREE_THREADED, findOther, PythonProgram, runToEnd, Watched } from './pythonProgram';

const freeThreaded = findOther('python3.14t') ?? findOther('python3.13t');

describe.each([
  ...ENDS.map(([version, python]) => [`${version}, as if free-threaded`, python, FREE_THREADED] as const),
  ...(freeThreaded ? [['free-threaded', freeThreaded, ''] as const] : []),
])('the agent in CPython %s', (_version, python, before) => {
  it('watches nothing, and says why', async () => {
    const { conversation, stdout } = await runToEnd(
      python,
      `${before}
import asyncio
from asyncio.base_events import BaseEventLoop

async def main():
    await asyncio.create_task(asyncio.sleep(0.1))
    print([name for name, value in vars(BaseEventLoop).items() if hasattr(value, "__wrapped__")])

asyncio.run(main())
`,
    );
    expect(conversation.hello?.unwatched).toBe('freeThreading');
    expect(conversation).toMatchObject({ saidBye: true, records: [] });
    expect(stdout).toBe('[]\n');
  });

  it('does not speak of a program that runs no loop', async () => {
    await using watched = new Watched(python, new PythonProgram(`${before}\nimport asyncio\nprint("done")`));
    expect((await watched.run.exited).stdout).toBe('done\n');
    expect(watched.listener.conversations).toEqual([]);
  });
});
