/** One process: its model, and what the rules find in it. */
import type { Hello } from '../protocol/messages';
import type { AnyRecord } from '../protocol/records';
import { apply, type Look, type Occurrence, type Rule } from './findings/finding';
import { Findings } from './findings/findings';
import { slowCallback } from './findings/slowCallback';
import { Model } from './model';

/** A block that was first told this short a time ago may be the breakpoint itself: the debugger tells us later. Milliseconds. */
const STOP_MS = 1_000;

/** How often the rules look at the whole at most, on the clock of the records. Milliseconds. */
const LOOK_MS = 250;
/** And how often within the shortest of their times. */
const LOOKS = 10;

export class Process extends Model {
  readonly findings = new Findings(this.started);
  readonly #rules: readonly Rule[];
  readonly #looks: ReadonlyArray<{ readonly rule: Rule; readonly look: Look }>;
  #nextLook = 0;

  /** @param rules what to look for */
  constructor(key: number, hello: Hello, rules: readonly Rule[]) {
    super(key, hello);
    this.#rules = rules;
    this.#looks = rules.flatMap((rule) => (rule.watch ? [{ rule, look: rule.watch(this) }] : []));
  }

  /** Takes in one record: first the model, then what the rules make of it. */
  add(record: AnyRecord): void {
    if (this.isOfStop(record)) return;
    const task = this.taskOf(record);
    this.update(record, task);
    const context = { process: this, task };
    for (const rule of this.#rules) this.#found(rule, apply(rule, record, context));
    this.endLost(record, task);
    this.#look(record.t / 1000);
  }

  /** A debugger has stopped it, or lets it go on. */
  setStopped(isStopped: boolean, now: number): void {
    if (isStopped) {
      this.#endBlocks(true);
      this.stops.begin(now);
    } else this.stops.end(now);
  }

  override end(isOrderly: boolean, at = Date.now()): void {
    super.end(isOrderly, at);
    this.#endBlocks(false);
    if (!isOrderly) return;
    for (const rule of this.#rules) this.#found(rule, rule.onEnd?.(this) ?? []);
  }

  /** Nobody will tell the end of what blocks now. */
  #endBlocks(isByDebugger: boolean): void {
    for (const { first, latest } of this.blocks) {
      this.add({ ...latest, ongoing: 0 });
      if (isByDebugger && latest.t - first.t < STOP_MS * 1000)
        this.findings.takeBack(slowCallback, latest.episode);
    }
  }

  #look(now: number): void {
    if (now < this.#nextLook || this.isStopped) return;
    this.#nextLook = now + Math.min(LOOK_MS, this.#shortest() / LOOKS);
    for (const { rule, look } of this.#looks) this.#found(rule, look(now - this.stops.total(now)));
  }

  #shortest(): number {
    const { stuckTaskMs, cancelSwallowedMs, taskLeakMs, queueBacklogMs, executorSaturatedMs } =
      this.thresholds;
    return Math.min(stuckTaskMs, cancelSwallowedMs, taskLeakMs, queueBacklogMs, executorSaturatedMs);
  }

  #found(rule: Rule, occurrences: readonly Occurrence[]): void {
    for (const occurrence of occurrences) this.findings.add(rule, occurrence);
  }
}
