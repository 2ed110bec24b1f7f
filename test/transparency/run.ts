/**
 * Runs test suites with and without the agent and compares every single test:
 *
 *     npx tsx test/transparency/run.ts [--level L]… [--python 3.11]… [--libraries FOLDER] [MODULE…]
 *
 * CPython's own tests of asyncio, by default all its modules on every Python that has them; with `--libraries`
 * those of real libraries instead, which are installed in FOLDER. What was found goes into docs/transparency.md.
 * The exit code is 1 if a test differs.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Settings } from '../../runtime/protocol/messages';
import { putRow } from '../tableRow';
import { findPythons } from '../unit/programs';
import { cpythonSuite, testModules } from './cpython';
import { LIBRARIES, librarySuite } from './libraries';
import { type Comparison, compare, runPlain } from './suite';

type Level = Settings['level'];
const LEVELS: readonly Level[] = [0, 1, 2];

const PAGE = path.resolve(import.meta.dirname, '../../docs/transparency.md');

const { values, positionals } = parseArgs({
  options: {
    level: { type: 'string', multiple: true },
    python: { type: 'string', multiple: true },
    libraries: { type: 'string' },
  },
  allowPositionals: true,
});

const levels = values.level?.map((level) => Number(level) as Level) ?? LEVELS;
const pythons = findPythons().filter(([version]) => !values.python || values.python.includes(version));
let differ = 0;

if (values.libraries) {
  const [version, python] = pythons.findLast(([name]) => values.python ?? name === '3.11') ?? pythons.at(-1)!;
  for (const library of LIBRARIES) {
    if (positionals.length > 0 && !positionals.includes(library.name)) continue;
    const suite = librarySuite(library, python, path.resolve(values.libraries));
    const plain = await runPlain(suite);
    for (const level of levels) {
      const comparison = await compare(suite, level, plain);
      add('libraries', [suite.name, version, `L${level}`], told(`${suite.name} L${level}`, comparison));
    }
  }
} else {
  for (const [version, python] of pythons) {
    const modules = testModules(python).filter(
      (one) => positionals.length === 0 || positionals.includes(one),
    );
    if (modules.length === 0) continue;
    const all = new Map(levels.map((level) => [level, [] as Comparison[]]));
    for (const module of modules) {
      const suite = cpythonSuite(python, module);
      const plain = await runPlain(suite);
      for (const [level, comparisons] of all) {
        const comparison = await compare(suite, level, plain);
        comparisons.push(told(`${version} ${suite.name} L${level}`, comparison));
      }
    }
    if (positionals.length > 0) continue;
    for (const [level, comparisons] of all) add('cpython', [version, `L${level}`], sum(comparisons));
  }
}
process.exitCode = differ > 0 ? 1 : 0;

function told(name: string, comparison: Comparison): Comparison {
  const { tests, differences, faults } = comparison;
  process.stdout.write(`${name}: ${tests} tests, ${differences.length} differ\n`);
  for (const { test, without, with: seen } of differences) {
    process.stdout.write(`  ${test}: ${without}; with the agent ${seen}\n`);
  }
  for (const fault of faults) process.stdout.write(`  a fault of the agent: ${fault}\n`);
  differ += differences.length;
  return comparison;
}

/** Puts a row into one of the page's tables. */
function add(
  table: string,
  key: readonly string[],
  { tests, passed, skipped, failed, differences }: Comparison,
) {
  putRow(PAGE, table, key, [tests, passed, skipped, failed, differences.length]);
}

function sum(all: readonly Comparison[]): Comparison {
  const total = (of: (one: Comparison) => number) => all.reduce((so, one) => so + of(one), 0);
  return {
    tests: total(({ tests }) => tests),
    passed: total(({ passed }) => passed),
    skipped: total(({ skipped }) => skipped),
    failed: total(({ failed }) => failed),
    differences: all.flatMap(({ differences }) => differences),
    faults: all.flatMap(({ faults }) => faults),
  };
}
