import { describe, expect, it } from 'vitest';
import { ENDS, PythonProgram, Watched, waitName } from './pythonProgram';

describe.each(ENDS)('a loop that turns on CPython %s', (_version, python) => {
  it("does the agent's work itself, though the agent's thread does none", async () => {
    await using watched = new Watched(
      python,
      new PythonProgram(`
import asyncio, os
from loopscope_agent import thread

thread._work = lambda used: used

async def waits():
    await asyncio.sleep(3600)

async def main():
    waiting = asyncio.create_task(waits())
    while not os.path.exists("go"):
        await asyncio.sleep(0)
    waiting.cancel()

asyncio.run(main())
`),
    );
    const conversation = await watched.conversation();
    const number = await watched.task('waits');
    const said = await watched.listener.until(
      () => conversation.all('taskWaiting').find(({ task }) => task === number),
      'the wait',
    );
    expect(waitName(said.wait)).toBe('sleep');
    watched.allow('go');
    await watched.end();
  });
});
