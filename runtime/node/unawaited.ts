import type { Coroutine } from '../asyncio/hooks';
import { Chain, type Chained } from './chain';
import type { Link } from './link';
import type { Place } from './places';

/** What is kept with a coroutine. */
export interface CoroutineTrace extends Chained<CoroutineTrace> {
  /** Itself, until it is over or watched. */
  coroutine: Coroutine<unknown> | undefined;
  /** Where it was made. */
  readonly place: Place | undefined;
  /** Present while it is watched. */
  entry: Entry | undefined;
}

interface Entry {
  readonly name: string;
  /** The number of the place: that itself would hold the coroutine, which was made there. */
  readonly stack: number;
}

/** Knows the coroutines that have not begun, and tells of those that never will. */
export class Unawaited {
  readonly #link: Link;
  /** Most begin soon after they were made: only those that don't are watched. */
  readonly #young = new Chain<CoroutineTrace>();
  readonly #watched = new Set<Entry>();
  readonly #collected = new FinalizationRegistry<Entry>((entry) => this.#lost(entry));

  constructor(link: Link) {
    this.#link = link;
  }

  made(coroutine: Coroutine<unknown>, place: Place | undefined): void {
    const trace: CoroutineTrace = {
      coroutine,
      place,
      entry: undefined,
      before: undefined,
      after: undefined,
      isChained: false,
    };
    coroutine._trace = trace;
    this.#young.add(trace);
  }

  /** It has begun, or was given up. */
  over(coroutine: Coroutine<unknown>): void {
    const trace = coroutine._trace as CoroutineTrace | undefined;
    if (!trace) return;
    this.#young.delete(trace);
    trace.coroutine = undefined;
    if (!trace.entry) return;
    this.#watched.delete(trace.entry);
    this.#collected.unregister(trace.entry);
    trace.entry = undefined;
  }

  /** Watches those that have not begun by now, if they are collected. */
  watch(): void {
    for (const trace of this.#young) {
      this.#young.delete(trace);
      const coroutine = trace.coroutine!;
      trace.coroutine = undefined;
      trace.entry = { name: coroutine.name, stack: this.#link.stack(trace.place) };
      this.#watched.add(trace.entry);
      this.#collected.register(coroutine, trace.entry, trace.entry);
    }
  }

  /** The program ends: none will begin any more. */
  end(): void {
    this.watch();
    for (const entry of this.#watched) this.#lost(entry);
  }

  #lost(entry: Entry): void {
    if (!this.#watched.delete(entry)) return;
    this.#link.record('neverAwaited', () => ({ coroutine: this.#link.text(entry.name), stack: entry.stack }));
  }
}
