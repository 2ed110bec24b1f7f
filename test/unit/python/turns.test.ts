import { describe, expect, it } from 'vitest';
import { PYTHONS, runToEnd } from './pythonProgram';

/** Steps that are ready at once, each of so many pieces of work. */
const program = (steps: string) => `
import asyncio, time

def work():
    end = time.perf_counter() + 0.001
    while time.perf_counter() < end: pass  # working

async def step(pieces):
    for _ in range(pieces):
        work()  # calling

async def main():
    await asyncio.sleep(0.1)
    await asyncio.gather(*[step(pieces) for pieces in ${steps}])
    await asyncio.sleep(0.1)

asyncio.run(main())
`;

describe.each(PYTHONS)('a turn of the loop on CPython %s', (_version, python) => {
  it('that many small steps make long is told, with the line that most of it was spent in', async () => {
    const { conversation, at } = await runToEnd(python, program('[1] * 600'));
    const [turn] = conversation.all('slowTurn');
    expect(conversation.stack(turn!.stack)).toEqual([at('working', 'work'), at('calling', 'step')]);
    expect(turn!.part).toBeGreaterThan(0.5);
    expect(turn!.loop).toBe(conversation.all('loopStarted')[0]!.loop);
  });

  it('of which one step takes most is not', async () => {
    const { conversation } = await runToEnd(python, program('[1] * 20 + [600] + [1] * 20'));
    expect(conversation.all('slowCallback').length).toBeGreaterThan(0);
    expect(conversation.all('slowTurn')).toEqual([]);
  });
});
