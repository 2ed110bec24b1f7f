import { describe, expect, it } from 'vitest';
import { PYTHONS, PythonProgram, Watched } from './pythonProgram';

const FOREIGN = `
import asyncio, threading

async def main():
    loop = asyncio.get_running_loop()
    future, event, done = loop.create_future(), asyncio.Event(), asyncio.Event()

    async def signalled():
        await event.wait()

    async def promised():
        await future

    def elsewhere():
        for _ in range(3):
            loop.call_soon(int)  # soon
        loop.call_later(60, int)  # later
        future.set_result(1)  # result
        event.set()  # event
        loop.call_soon_threadsafe(done.set)

    waiting = [asyncio.create_task(signalled()), asyncio.create_task(promised())]
    await asyncio.sleep(0)
    threading.Thread(target=elsewhere).start()
    await done.wait()
    loop.call_soon(int)
    await asyncio.gather(*waiting)

asyncio.run(main())
`;

describe.each(PYTHONS)('calls from another thread on CPython %s', (_version, python) => {
  it('are told in strict mode, once for each line', async () => {
    const env = { LOOPSCOPE_STRICT: '1' };
    await using watched = new Watched(python, new PythonProgram(FOREIGN), { env });
    const conversation = await watched.end();
    const [loop] = conversation.all('loopStarted');
    const calls = conversation.all('wrongThread').map((record) => {
      expect(record.loop).toBe(loop!.loop);
      const line = conversation.stack(record.stack).find((frame) => frame.startsWith('program.py'));
      return `${conversation.text(record.call)} ${line?.split(' ')[0]}`;
    });
    const line = (mark: string) => watched.program.at(mark, '').trim();
    expect(calls).toEqual([
      `loop.call_soon ${line('soon')}`,
      `loop.call_later ${line('later')}`,
      `future.set_result ${line('result')}`,
      `Event.set ${line('event')}`,
    ]);
  });

  it('are not looked for otherwise', async () => {
    await using watched = new Watched(python, new PythonProgram(FOREIGN));
    expect((await watched.end()).all('wrongThread')).toEqual([]);
  });
});
