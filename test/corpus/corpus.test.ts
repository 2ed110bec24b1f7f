/** Every program of the corpus, on the newest CPython and on Node: each marked line is found, and nothing else is. Takes two minutes. */
import { expect, test } from 'vitest';
import { findPythons } from '../unit/programs';
import { FALLS_SHORT } from './fallsShort';
import { inParallel } from './parallel';
import { type CorpusProgram, corpus, runsOn } from './program';
import { score } from './score';

const [version, python] = findPythons().at(-1)!;

const programs = corpus().filter((program) => runsOn(program, version) && !(program.name in FALLS_SHORT));

test(`the findings on CPython ${version}`, { timeout: 300_000 }, async () => {
  expect(await shortcomings(programs, python)).toEqual({});
});

test('the findings on Node', { timeout: 300_000 }, async () => {
  expect(await shortcomings(corpus([], 'typescript'))).toEqual({});
});

async function shortcomings(programs: readonly CorpusProgram[], python?: string) {
  const short: Record<string, readonly string[]> = {};
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
  return short;
}
