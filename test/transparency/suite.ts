/** A test suite that is run with and without the agent, and what became of each of its tests. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Settings } from '../../runtime/protocol/messages';
import { Listener, start } from '../unit/programs';
import { agentEnv } from '../unit/python/pythonProgram';
import { faultsIn } from './faults';

type Level = Settings['level'];

/** By the test's name: how it ended, in every way that it ended. */
export type Outcomes = ReadonlyMap<string, string>;

export interface Suite {
  readonly name: string;
  readonly command: string;
  /** The arguments; what became of the tests goes into `file`. Only the tests named, if some are. */
  readonly args: (file: string, only: readonly string[]) => readonly string[];
  readonly read: (file: string) => Outcomes;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** One run of a suite, and what the agent's guards caught in it. */
export interface Run {
  readonly outcomes: Outcomes;
  readonly faults: readonly string[];
}

export interface Difference {
  readonly test: string;
  readonly without: string;
  readonly with: string;
}

export interface Comparison {
  readonly tests: number;
  readonly passed: number;
  readonly skipped: number;
  /** Failed without the agent too. */
  readonly failed: number;
  readonly differences: readonly Difference[];
  /** What the agent's guards caught: the first lines of each of its tracebacks. */
  readonly faults: readonly string[];
}

/** A suite that hangs is ended after this long, and its tests have no result. Milliseconds. */
const PATIENCE_MS = 15 * 60_000;

/** A test that differs is run this often both ways, since some are not deterministic by themselves. */
const AGAIN = 4;

/** Runs the suite without the agent. */
export const runPlain = (suite: Suite): Promise<Run> => run(suite, [], undefined);

/** Runs the suite with the agent at a level, and compares that with a run without it. */
export async function compare(suite: Suite, level: Level, without: Run): Promise<Comparison> {
  const seen = await run(suite, [], level);
  const names = [...new Set([...without.outcomes.keys(), ...seen.outcomes.keys()])];
  const differing = names.filter((name) => without.outcomes.get(name) !== seen.outcomes.get(name));
  const faults = new Set(seen.faults);
  const ways = new Map(
    differing.map((test) => [
      test,
      { without: new Set([of(without, test)]), with: new Set([of(seen, test)]) },
    ]),
  );
  for (let i = 0; i < AGAIN && differing.length > 0; i++) {
    const plain = await run(suite, differing, undefined);
    const again = await run(suite, differing, level);
    for (const fault of again.faults) faults.add(fault);
    for (const [test, seenSoFar] of ways) {
      seenSoFar.without.add(of(plain, test));
      seenSoFar.with.add(of(again, test));
    }
  }
  const differences = [...ways]
    .filter(([, way]) => [...way.with].some((outcome) => !way.without.has(outcome)))
    .map(([test, way]) => ({ test, without: words(way.without), with: words(way.with) }));
  const count = (pattern: RegExp) => [...without.outcomes.values()].filter((one) => pattern.test(one)).length;
  return {
    tests: names.length,
    passed: count(/^(ok|expected failure)$/),
    skipped: count(/^(skipped|ok, skipped|skipped, ok)$/),
    failed: count(/error|failed|unexpected/),
    differences,
    faults: [...faults],
  };
}

const of = ({ outcomes }: { outcomes: Outcomes }, test: string) => outcomes.get(test) ?? 'no result';
const words = (outcomes: ReadonlySet<string>) => [...outcomes].sort().join(' or ');

async function run(suite: Suite, only: readonly string[], level: Level | undefined): Promise<Run> {
  const folder = mkdtempSync(path.join(tmpdir(), 'loopscope-transparency-'));
  const file = path.join(folder, 'results');
  const listener = new Listener({ level });
  try {
    const env = {
      ...process.env,
      PYTHONDONTWRITEBYTECODE: '1',
      ...suite.env,
      ...(level !== undefined && agentEnv(listener)),
    };
    const program = start(suite.command, suite.args(file, only), env, suite.cwd ?? folder);
    const timer = setTimeout(() => program.child.kill('SIGKILL'), PATIENCE_MS);
    const { stderr, stdout } = await program.exited;
    clearTimeout(timer);
    return { outcomes: outcomesOf(suite, file, stdout + stderr), faults: faultsIn(stderr + stdout) };
  } finally {
    listener.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function outcomesOf(suite: Suite, file: string, output: string): Outcomes {
  try {
    return suite.read(file);
  } catch {
    const last = output.trimEnd().split('\n').slice(-5).join('\n');
    process.stderr.write(`${suite.name} ended without results:\n${last}\n`);
    return new Map();
  }
}
