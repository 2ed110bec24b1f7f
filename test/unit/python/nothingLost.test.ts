/** Every task of a program reaches the inspector, or is counted. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { Inspector } from '../../../runtime/inspector/inspector';
import { INSPECTOR_VARIABLE } from '../../../runtime/protocol/messages';
import { type Conversation, start } from '../programs';
import { AGENT, ENDS, PythonProgram, Watched } from './pythonProgram';

const MILLION = `
import asyncio, json

counts = dict(created=1, finished=1, cancelled=0, failed=0)  # main

async def task(n):
    if n % 5 == 0:
        raise ValueError
    if n % 5 == 1:
        await asyncio.sleep(3600)

def count(done):
    kind = "cancelled" if done.cancelled() else "failed" if done.exception() else "finished"
    counts[kind] += 1

async def main():
    for at in range(0, 1_000_000, 1000):
        tasks = [asyncio.create_task(task(n)) for n in range(at, at + 1000)]
        counts["created"] += len(tasks)
        await asyncio.sleep(0)
        for one in tasks:
            one.cancel()
        await asyncio.wait(tasks)
        for one in tasks:
            count(one)

loop = asyncio.new_event_loop()  # asyncio.run() has two tasks of its own
loop.run_until_complete(main())
loop.close()
print(json.dumps(counts))
`;

describe('one million tasks', () => {
  it('are counted by the inspector as by the program', async () => {
    const inspector = new Inspector();
    onTestFinished(() => inspector.close());
    const address = await inspector.listen();
    inspector.set({ slowCallbackMs: 100, budget: 1000 });
    using program = new PythonProgram(MILLION);
    const [, python] = ENDS.at(-1)!;
    const env = { [INSPECTOR_VARIABLE]: address, PYTHONPATH: AGENT, LOOPSCOPE_AGENT_FAULTS: '1' };
    const { stdout, stderr } = await start(python, [program.file], env).exited;
    expect(stderr).toBe('');
    const [process] = inspector.processes.values();
    await expect.poll(() => process!.state, { timeout: 30_000 }).toBe('ended');
    expect(process!.dropped).toBe(0);
    expect(process!.counts).toEqual({ ...JSON.parse(stdout), unseen: 0 });
    expect(process!.liveTasks).toBe(0);
  }, 180_000);
});

/** More records than fit into what may wait for the inspector. */
const TASKS = 300_000;

const FLOOD = `
import asyncio, os

async def task():
    raise ValueError  # each of those that fail is told

async def main():
    while not os.path.exists("go"):
        await asyncio.sleep(0.01)
    for _ in range(0, ${TASKS}, 5000):
        await asyncio.gather(*[task() for _ in range(5000)], return_exceptions=True)
    print("done", flush=True)
    while not os.path.exists("end"):
        await asyncio.sleep(0.01)

loop = asyncio.new_event_loop()  # asyncio.run() has two tasks of its own
loop.run_until_complete(main())
loop.close()
`;

/** How many tasks were made, and have ended, as the agent tells: one by one, in numbers, or as what it could not tell. */
function accountedFor(said: Conversation) {
  const passed = said.all('tasksPassed').reduce((sum, { count }) => sum + count, 0);
  const dropped = said.all('dropped').at(-1) ?? { created: 0, ended: 0 };
  return {
    created: said.all('taskCreated').length + passed + dropped.created,
    ended: said.all('taskDone').length + passed + dropped.ended,
  };
}

describe.each(ENDS)('a flood on CPython %s', (_version, python) => {
  it('is told or counted, to the last task, when the inspector stops reading; the program does not wait', async () => {
    // Else the agent would save its cost, and tell less.
    await using watched = new Watched(python, new PythonProgram(FLOOD), { budget: 1000 });
    const said = await watched.conversation();
    said.socket.pause();
    watched.allow('go');
    await watched.listener.until(() => watched.printed(/(?<done>done)/), 'the end of the flood', 150_000);
    said.socket.resume();
    // A farewell waits a second at most.
    await watched.listener.until(() => accountedFor(said).ended >= TASKS, 'the rest', 60_000);
    watched.allow('end');
    await watched.end();
    expect(said.all('dropped').at(-1)!.records).toBeGreaterThan(0);
    expect(accountedFor(said)).toEqual({ created: TASKS + 1, ended: TASKS + 1 });
    expect(said.saidBye).toBe(true);
  }, 240_000);

  it('is told or counted, to the last task, when the inspector is slow', async () => {
    await using watched = new Watched(python, new PythonProgram(FLOOD), { budget: 1000 });
    const said = await watched.conversation();
    let isSlow = true;
    said.socket.on('data', () => {
      if (!isSlow) return;
      said.socket.pause();
      setTimeout(() => said.socket.resume(), 10);
    });
    watched.allow('go');
    await watched.listener.until(() => watched.printed(/(?<done>done)/), 'the end of the flood', 150_000);
    isSlow = false;
    await watched.listener.until(() => accountedFor(said).ended >= TASKS, 'the rest', 60_000);
    watched.allow('end');
    await watched.end();
    expect(accountedFor(said)).toEqual({ created: TASKS + 1, ended: TASKS + 1 });
  }, 240_000);
});
