import { describe, expect, it } from 'vitest';
import { ENDS, outcomeName, runToEnd } from './pythonProgram';

describe.each(ENDS)('of many tasks at a time, on CPython %s,', (_version, python) => {
  it('those that just finish are counted at their line, all others are told', async () => {
    const { conversation, at, stdout } = await runToEnd(
      python,
      `
import asyncio

async def short(n, cancels=None):
    if cancels is not None:
        cancels.cancel()
    if n % 100 == 1:
        raise ValueError(n)
    if n % 100 == 2:
        await asyncio.sleep(60)
    if n % 100 == 3:
        await asyncio.create_task(child())  # creating a child

async def child():
    await asyncio.sleep(0)

async def main():
    for _ in range(100):
        tasks = [asyncio.ensure_future(short(n)) for n in range(100)]  # creating
        await asyncio.sleep(0)
        tasks.append(asyncio.ensure_future(short(100, tasks[2])))
        await asyncio.gather(*tasks, return_exceptions=True)
    print("done")

asyncio.run(main())
`,
    );
    expect(stdout).toBe('done\n');
    const isOwn = ({ coroutine }: { coroutine: number }) => /short|child/.test(conversation.text(coroutine));
    const passed = conversation.all('tasksPassed').filter(isOwn);
    const counted = passed.reduce((sum, { count }) => sum + count, 0);
    expect(counted).toBeGreaterThan(5_000);
    const created = conversation.all('taskCreated');
    const own = created.filter(isOwn);
    expect(own.length + counted).toBe(10_200);
    const line = new Set(
      passed.flatMap(({ stack }) => conversation.stack(stack).filter((place) => place.startsWith('program'))),
    );
    expect([...line].map((place) => place.replace(/ .*/, ''))).toContain(
      at('creating', 'x').replace(/ .*/, ''),
    );
    const outcomes = conversation.all('taskDone').map(({ outcome }) => outcomeName(outcome));
    expect(outcomes.filter((one) => one === 'failed')).toHaveLength(100);
    expect(outcomes.filter((one) => one === 'cancelled')).toHaveLength(100);
    expect(outcomes).toHaveLength(created.length);
    const live = new Set<number>();
    for (const record of conversation.records) {
      if (record.type === 'taskCreated') {
        live.add(record.task);
        if (conversation.text(record.coroutine) === 'child') expect(live).toContain(record.parent);
      }
      if (record.type === 'cancelRequested') {
        expect(live).toContain(record.task);
        expect(live).toContain(record.by);
      }
      if (record.type === 'taskDone') live.delete(record.task);
    }
    expect(live.size).toBe(0);
  });
});
