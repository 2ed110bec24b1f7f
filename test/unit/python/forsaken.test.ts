import { describe, expect, it } from 'vitest';
import type { Conversation } from '../programs';
import { about, PYTHONS, PythonProgram, Watched } from './pythonProgram';

/** What is waited for by `lost…` is dropped by all others, of `late` after a line of input; the rest stays in reach. */
const WAITING = `
import asyncio
import sys
import weakref

table = {}

def new_future():
    return asyncio.get_running_loop().create_future()

async def lost_entry():
    table['entry'] = new_future()
    await table['entry']

async def lost_reply():
    future = new_future()
    table['reply'] = future
    await future

async def late():
    future = new_future()
    table['late'] = future
    await future

async def lost_condition():
    condition = asyncio.Condition()
    async with condition:
        await condition.wait()

class Pool:
    def __init__(self):
        self.permits = asyncio.Semaphore(1)

    async def lost_permit(self):
        await self.permits.acquire()

async def using_pool():
    pool = Pool()
    await pool.lost_permit()
    await asyncio.create_task(pool.lost_permit())

async def lost_lock(lock):
    await lock.acquire()

async def locking():
    lock = asyncio.Lock()
    await lock.acquire()
    await asyncio.gather(lost_lock(lock), lost_lock(lock))

async def in_time(lock):
    await lock.acquire()

async def patient():
    lock = asyncio.Lock()
    await lock.acquire()
    await asyncio.wait([asyncio.ensure_future(in_time(lock))], timeout=3600)

async def looked_after(lock):
    await lock.acquire()

async def looking_after():
    lock = asyncio.Lock()
    await lock.acquire()
    pending = [asyncio.ensure_future(looked_after(lock))]
    while pending:
        done, pending = await asyncio.wait(pending, timeout=0.3)

async def impatient():
    condition = asyncio.Condition()
    async with condition:
        await asyncio.wait_for(condition.wait(), 3600)

async def in_table():
    future = new_future()
    table['kept'] = future
    await future

async def in_weak_table():
    future = new_future()
    table['weak'] = weakref.WeakValueDictionary({1: future})
    await future

async def weakly_known():
    future = new_future()
    table['reference'] = weakref.ref(future)
    await future

async def timed():
    future = new_future()
    asyncio.get_running_loop().call_later(3600, future.set_result, None)
    await future

async def without_end():
    await new_future()

async def with_no_other_end():
    stop = new_future()
    await stop

async def main():
    coroutines = [
        lost_entry(), lost_reply(), late(), lost_condition(), using_pool(), locking(), patient(), impatient(), looking_after(),
        in_table(), in_weak_table(), weakly_known(), timed(), without_end(), with_no_other_end(),
    ]
    waiting = [asyncio.ensure_future(coroutine) for coroutine in coroutines]
    await asyncio.sleep(0)
    del table['entry'], table['reply']
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)
    del table['late']
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)
    for task in waiting:
        task.cancel()
    await asyncio.wait(waiting)

asyncio.run(main())
`;

const LOST = ['lost_entry', 'lost_reply', 'lost_condition', 'Pool.lost_permit', 'lost_lock'];

const NEVER = -1;
const HOUR_US = 3_600e6;

/** The coroutines whose waits were said to end never, or not before a time. */
function ending(conversation: Conversation, isSo: (deadline: number) => boolean): string[] {
  const names = new Set(conversation.all('taskCreated').map(({ coroutine }) => conversation.text(coroutine)));
  return [...names].filter((name) =>
    about(conversation, 'taskWaiting', name).some(({ deadline }) => isSo(deadline)),
  );
}

const forsaken = (conversation: Conversation) => ending(conversation, (deadline) => deadline === NEVER);

describe.each(PYTHONS)('a wait on CPython %s', (_version, python) => {
  it('that nobody else can end has no end', async () => {
    await using watched = new Watched(python, new PythonProgram(WAITING));
    const conversation = await watched.conversation();
    const all = (names: readonly string[]) => names.every((name) => forsaken(conversation).includes(name));
    await watched.listener.until(() => all(LOST), 'what was lost at the beginning');
    expect(forsaken(conversation)).not.toContain('late');
    watched.run.child.stdin!.write('\n');
    await watched.listener.until(() => all(['late']), 'what was lost later');
    expect(forsaken(conversation).sort()).toEqual([...LOST, 'late'].sort());
    const begun = conversation.all('loopStarted')[0]!.t;
    expect(ending(conversation, (deadline) => -deadline >= begun + HOUR_US)).toEqual(['in_time']);
    watched.run.child.stdin!.end('\n');
    await watched.end();
  });
});
