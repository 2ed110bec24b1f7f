import { describe, expect, test } from 'vitest';
import { now } from '../../../runtime/node/clock';
import { MainStack } from '../../../runtime/node/mainStack';
import { BEAT_MS, Pulse } from '../../../runtime/node/pulse';
import { type Stall, Stalls } from '../../../runtime/node/stalls';
import type { Where } from '../../../runtime/node/where';

const SECOND = 1_000_000;
const THRESHOLD = 10 * SECOND;

/** A thread that is always at the same place. */
class StandsAt extends MainStack {
  readonly #where: Where;

  constructor(where: Where) {
    super();
    this.#where = where;
  }

  override async read(): Promise<Where> {
    return this.#where;
  }
}

/** Until the thread has told where it is. */
const answered = () => new Promise(setImmediate);

function watching({ step, line }: { step: number; line?: number }) {
  const pulse = new Pulse(Pulse.memory());
  pulse.threshold = THRESHOLD;
  pulse.beat = now();
  const told: Stall[] = [];
  const frames = line === undefined ? [] : [['/program.ts', line, 1, 'main'] as const];
  const stalls = new Stalls(pulse, new StandsAt({ step, task: 0, frames }), (stall) => told.push(stall));
  /** The heartbeat is late by so much. */
  const silentFor = (microseconds: number) => {
    pulse.beat = now() - microseconds - BEAT_MS * 1000;
  };
  return { pulse, stalls, told, silentFor };
}

describe('between two steps', () => {
  test('less than the threshold is not told', async () => {
    const { pulse, stalls, told, silentFor } = watching({ step: 0, line: 3 });
    silentFor(8 * SECOND);
    stalls.check();
    pulse.beat = now();
    await stalls.finish();
    expect(told).toEqual([]);
  });

  test('the time until the next beat counts, not until somebody looks', async () => {
    const { pulse, stalls, told, silentFor } = watching({ step: 0, line: 3 });
    silentFor(12 * SECOND);
    pulse.threshold = 16 * SECOND;
    stalls.check();
    await answered();
    pulse.threshold = THRESHOLD;
    pulse.beat += BEAT_MS * 1000 + 8 * SECOND;
    await stalls.finish();
    expect(told).toEqual([]);
  });

  test('more than the threshold is told with its line', async () => {
    const { pulse, stalls, told, silentFor } = watching({ step: 0, line: 3 });
    silentFor(12 * SECOND);
    stalls.check();
    await answered();
    pulse.beat = now();
    await stalls.finish();
    expect(told).toMatchObject([{ isOngoing: false, frames: [['/program.ts', 3, 1, 'main']] }]);
    expect(told[0]!.elapsed).toBeGreaterThanOrEqual(THRESHOLD);
  });
});

describe('a slow step', () => {
  test("in which the thread was at none of the program's lines is not told", async () => {
    const { pulse, stalls, told } = watching({ step: 1 });
    pulse.beginStep(now() - 12 * SECOND, 1, 7);
    stalls.check();
    await answered();
    pulse.endStep(now());
    await stalls.finish();
    expect(told).toEqual([]);
  });

  test('is not charged with what the debug mode itself took', async () => {
    const { pulse, stalls, told } = watching({ step: 1, line: 3 });
    pulse.beginStep(now() - 12 * SECOND, 1, 7);
    pulse.excuse(5 * SECOND);
    stalls.check();
    await answered();
    pulse.endStep(now());
    await stalls.finish();
    expect(told).toEqual([]);
  });

  test('ends where the program does, not where its end has been awaited', async () => {
    const { pulse, stalls, told } = watching({ step: 1, line: 3 });
    pulse.beginStep(now() - 12 * SECOND, 1, 7);
    stalls.check();
    await answered();
    pulse.over(now() - 1 * SECOND);
    await stalls.finish();
    expect(told).toMatchObject([{ task: 7, isOngoing: false }]);
    expect(told[0]!.elapsed).toBeLessThan(12 * SECOND);
  });
});
