import { describe, expect, it } from 'vitest';
import { start } from '../programs';
import { AGENT, ENDS, PythonProgram, Watched, waitName } from './pythonProgram';

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

  it("ends the agent's thread before its first pause, if it had not begun yet", async () => {
    await using watched = new Watched(
      python,
      new PythonProgram(`
import asyncio, sys
from loopscope_agent import pause, thread
from loopscope_agent.protocol import connection

pauses = []

class Noted(pause.Pause):
    def wait(self, seconds):
        pauses.append(seconds)
        super().wait(seconds)

pause.of_this_thread = Noted
connection.open_once()
sys.setswitchinterval(10)
thread.start()
thread.stop()
print(pauses)
`),
    );
    await watched.end();
    expect((await watched.run.exited).stdout).toBe('[]\n');
  });

  it("sees what the program computes beside time of the agent's thread that is counted late", async () => {
    const text = `
import asyncio
from time import thread_time
from loopscope_agent.watching import own_time
from loopscope_agent.watching.pictures import Picture

def compute(seconds):
    end = thread_time() + seconds
    while thread_time() < end:
        pass

picture = Picture(lambda: iter(()), 0, 1)
since = thread_time()
compute(0.02)
picture.look_on()
own_time.begin(since)
own_time.end()
compute(0.005)
print(picture.is_still())
`;
    const { stdout, stderr } = await start(python, ['-c', text], { PYTHONPATH: AGENT }).exited;
    expect({ stdout, stderr }).toEqual({ stdout: 'False\n', stderr: '' });
  });

  it('takes no program to stand still where the system counts its time in long ticks', async () => {
    const text = `
import sys, time

time.process_time = time.thread_time = lambda: 0.0
sys.platform = "win32"
from loopscope_agent.watching.pictures import Picture

picture = Picture(lambda: iter(()), 0, 1)
picture.look_on()
time.sleep(0.01)
print(picture.is_still())
`;
    const { stdout, stderr } = await start(python, ['-c', text], { PYTHONPATH: AGENT }).exited;
    expect({ stdout, stderr }).toEqual({ stdout: 'False\n', stderr: '' });
  });
});
