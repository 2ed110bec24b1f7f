import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { AGENT, PYTHONS } from './pythonProgram';

/** Looks once, which takes 50 ms, and prints for how many seconds it then leaves the program alone. */
const looking = (share: string) => `
import sys
sys.path.insert(0, ${JSON.stringify(AGENT)})
from time import monotonic, thread_time
from loopscope_agent.watching.pictures import Picture

def take():
    end = thread_time() + 0.05
    while thread_time() < end:
        pass
    yield
    return ${share}

picture = Picture(take, 0.1, 0.01)
while picture.look_on():
    pass
print(picture.next - monotonic())
`;

/** How often it looks at a program that has computed, or not, so many seconds at each of the times when it may. */
const looks = (...computed: readonly number[]) => `
import sys
sys.path.insert(0, ${JSON.stringify(AGENT)})
from loopscope_agent.watching import pictures

taken = []
picture = pictures.Picture(lambda: iter([taken.append(1)]), 0, float("inf"))
for seconds in ${JSON.stringify(computed)}:
    pictures.computed = lambda: seconds
    while picture.look_on():
        pass
print(len(taken))
`;

const pause = (python: string, share: string) =>
  Number.parseFloat(execFileSync(python, ['-c', looking(share)], { encoding: 'utf8' }));

describe.each(PYTHONS)('a picture on CPython %s', (_version, python) => {
  it('is taken as seldom as keeps it to its part of the time', () => {
    expect(pause(python, 'None')).toBeGreaterThan(4);
  });

  it('is taken again at once where it was of new things, which are read once', () => {
    expect(pause(python, '0.0')).toBeLessThanOrEqual(0.1);
  });

  it('is taken once more of a program that seems to stand still, then no more for a while', () => {
    expect(execFileSync(python, ['-c', looks(1, 1, 1, 1)], { encoding: 'utf8' })).toBe('2\n');
    expect(execFileSync(python, ['-c', looks(1, 1, 2, 2, 2, 2)], { encoding: 'utf8' })).toBe('4\n');
  });
});
