/** Every program of the corpus on the newest CPython: each marked line is found, and nothing else is. Takes about a minute. */
import { expect, test } from 'vitest';
import { findPythons } from '../unit/programs';
import { inParallel } from './parallel';
import { corpus, runsOn } from './program';
import { score } from './score';

/** Programs of which not all is found yet, and why. Nothing is asserted of them. */
const FALLS_SHORT: Record<string, string> = {};

const [version, python] = findPythons().at(-1)!;

test(`the findings on CPython ${version}`, { timeout: 300_000 }, async () => {
  const short: Record<string, readonly string[]> = {};
  const programs = corpus().filter((program) => runsOn(program, version) && !(program.name in FALLS_SHORT));
  await inParallel(programs, async (program) => {
    const { missed, wrong, faults, code } = await score(program, python);
    const problems = [
      ...missed.map(({ id, line }) => `${id} at line ${line} was missed`),
      ...wrong.map(({ id, place }) => `${id} at ${place} is wrong`),
      ...faults,
      ...(code === 0 ? [] : [`it ended with ${code}`]),
    ];
    if (problems.length > 0) short[program.name] = problems;
  });
  expect(short).toEqual({});
});
