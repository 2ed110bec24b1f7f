import { setTimeout as delay } from 'node:timers/promises';
import type { RawFrame } from '../protocol/messages';
import { now } from './clock';
import type { MainStack } from './mainStack';
import { BEAT_MS, type Pulse } from './pulse';
import { parseWhere, type Where } from './where';

/** A blocking is told again at most so often while it lasts. Microseconds. */
const REPEAT_US = 100_000;

/** The stack is read from this part of the threshold on, so that it is there when the threshold is passed. */
const EARLY = 0.7;

/** How long the end of a blocking waits for a stack that has been asked for. Milliseconds. */
const LATE_STACK_MS = 50;

/** One blocking of the loop, so far. Times in microseconds. */
export interface Stall {
  readonly episode: number;
  readonly loop: number;
  readonly task: number;
  readonly elapsed: number;
  readonly isOngoing: boolean;
  readonly frames: readonly RawFrame[];
}

/** What keeps the thread: a step of the loop, or something between two steps. */
interface Blocker {
  readonly key: number;
  /** 0 for something between two steps. */
  readonly step: number;
  readonly started: number;
  readonly loop: number;
  readonly task: number;
}

interface Sample {
  readonly where: Where;
  count: number;
}

interface Episode {
  readonly blocker: Blocker;
  readonly samples: Map<string, Sample>;
  /** 0 until it is told for the first time. */
  number: number;
  toldAt: number;
}

/** Watches the pulse and tells of every blocking that is longer than the threshold, first while it lasts. */
export class Stalls {
  readonly #pulse: Pulse;
  readonly #mainStack: MainStack | undefined;
  readonly #tell: (stall: Stall) => void;
  #episode: Episode | undefined;
  #episodes = 0;
  #reading: Promise<void> | undefined;
  #seenSlowStep = 0;
  #ending: Promise<void> = Promise.resolve();

  /** @param mainStack undefined if the thread's stack can't be read */
  constructor(pulse: Pulse, mainStack: MainStack | undefined, tell: (stall: Stall) => void) {
    this.#pulse = pulse;
    this.#mainStack = mainStack;
    this.#tell = tell;
  }

  /** Looks once; to be called every few milliseconds. */
  check(): void {
    const time = now();
    const blocker = this.#blocker(time);
    if (this.#episode && this.#episode.blocker.key !== blocker?.key) this.#end(this.#episode, time);
    this.#tellMissed();
    if (blocker) this.#goOn(blocker, time);
  }

  /** Looks for the last time and tells what is still to be told. */
  async finish(): Promise<void> {
    this.check();
    if (this.#episode) this.#end(this.#episode, now());
    await this.#ending;
  }

  #blocker(time: number): Blocker | undefined {
    const { step, beat, threshold } = this.#pulse;
    if (threshold === 0 || beat === 0) return undefined;
    const started = step.id === 0 ? beat + BEAT_MS * 1000 : step.started;
    if (time - started < threshold * EARLY) return undefined;
    if (step.id === 0) return { key: -beat, step: 0, started, loop: step.loop, task: 0 };
    return { key: step.id, step: step.id, started, loop: step.loop, task: step.task };
  }

  #goOn(blocker: Blocker, time: number): void {
    this.#episode ??= { blocker, samples: new Map(), number: 0, toldAt: 0 };
    const episode = this.#episode;
    this.#sample(episode);
    const elapsed = time - blocker.started;
    const isDue = elapsed >= this.#pulse.threshold && time - episode.toldAt >= REPEAT_US;
    if (!isDue || episode.samples.size === 0) return;
    episode.toldAt = time;
    this.#report(episode, elapsed, true);
  }

  #sample(episode: Episode): void {
    const { call } = this.#pulse;
    if (call) add(episode, parseWhere(call));
    else
      this.#reading ??= this.#mainStack?.read().then((where) => {
        this.#reading = undefined;
        if (where) add(episode, where);
      });
  }

  #end(episode: Episode, time: number): void {
    this.#episode = undefined;
    const { step, started } = episode.blocker;
    const slow = this.#pulse.slowStep;
    const isSlowStep = step !== 0 && slow.id === step;
    if (isSlowStep) this.#seenSlowStep = step;
    const elapsed = isSlowStep ? slow.took : this.#endOf(started, time) - started;
    const isSlow = isSlowStep || (step === 0 && elapsed >= this.#pulse.threshold);
    const isToBeTold = isSlow || episode.number > 0;
    this.#ending = this.#lateStack(episode).then(() => {
      if (isToBeTold) this.#report(episode, elapsed, false);
    });
  }

  /** When it was over, as far as the program has shown since: who looks may be late too. */
  #endOf(started: number, time: number): number {
    const { beat, step } = this.#pulse;
    return Math.min(time, ...[beat, step.started].filter((shown) => shown > started));
  }

  /** Native code that can't be interrupted answers only when it has returned. */
  async #lateStack(episode: Episode): Promise<void> {
    if (this.#reading && episode.samples.size === 0)
      await Promise.race([this.#reading, delay(LATE_STACK_MS)]);
  }

  /** A slow step that was over before anybody looked. */
  #tellMissed(): void {
    const { id: step, took } = this.#pulse.slowStep;
    if (step === 0 || step === this.#seenSlowStep || step === this.#episode?.blocker.step) return;
    this.#seenSlowStep = step;
    const { loop, task } = this.#pulse.slowStep;
    const blocker = { key: step, step, started: 0, loop, task };
    this.#report({ blocker, samples: new Map(), number: 0, toldAt: 0 }, took, false);
  }

  #report(episode: Episode, elapsed: number, isOngoing: boolean): void {
    const where = mostSeen(episode);
    // None of the program's lines was seen: Node's own doing, or a machine too busy for this thread too.
    if (!where && this.#mainStack) return;
    if (episode.number === 0) episode.number = ++this.#episodes;
    const { loop, task } = episode.blocker;
    const stall = { episode: episode.number, loop, task: task || (where?.task ?? 0), elapsed, isOngoing };
    this.#tell({ ...stall, frames: where?.frames ?? [] });
  }
}

function add({ samples, blocker }: Episode, where: Where): void {
  // The answer may come late, when the thread is somewhere else.
  if (where.step !== blocker.step || where.frames.length === 0) return;
  const [file, line] = where.frames[0]!;
  const key = `${file}:${line}`;
  const sample = samples.get(key) ?? { where, count: 0 };
  sample.count++;
  samples.set(key, sample);
}

function mostSeen({ samples }: Episode): Where | undefined {
  let most: Sample | undefined;
  for (const sample of samples.values()) if (!most || sample.count > most.count) most = sample;
  return most?.where;
}
