/** The findings of one process: occurrences of one rule at one line are one finding with a count. */
import type { FindingView, Location } from '../view';
import type { Occurrence, Rule } from './finding';
import { Ignore } from './ignore';

/** More lines with findings than this are counted and not kept. */
const MAX_FINDINGS = 10_000;

/** Occurrences that may be told again; the oldest are forgotten, and would be counted twice. */
const MAX_EPISODES = 20_000;

interface Entry {
  readonly key: number;
  readonly rule: Rule;
  readonly place: string;
  count: number;
  longest: number;
  latest: Occurrence;
}

let lastKey = 0;

export class Findings {
  readonly #byPlace = new Map<string, Entry>();
  readonly #changed = new Set<Entry>();
  readonly #removed: number[] = [];
  /** Those that are counted and not shown. */
  readonly #ignored = new Set<Entry>();
  /** Where each episode is told, since its line may turn out to be another. */
  readonly #episodes = new Map<string, Entry>();
  overflow = 0;
  ignore = new Ignore();

  /** @param started when the program did, in milliseconds since the epoch */
  constructor(readonly started: number) {}

  get size(): number {
    return this.#byPlace.size - this.#ignored.size;
  }

  /** How many occurrences were ignored. */
  get ignored(): number {
    let count = 0;
    for (const entry of this.#ignored) count += entry.count;
    return count;
  }

  add(rule: Rule, occurrence: Occurrence): void {
    const place = `${rule.id}|${placeOf(occurrence.location) ?? occurrence.message({ count: 1, longest: 0 })}`;
    const episode = occurrence.episode === undefined ? undefined : `${rule.id}|${occurrence.episode}`;
    const before = episode === undefined ? undefined : this.#episodes.get(episode);
    if (before && before.place !== place) this.#withdraw(before);
    const entry = this.#entry(rule, place, occurrence);
    if (!entry) return;
    entry.latest = occurrence;
    if (before !== entry) {
      entry.count++;
      this.#mark(entry, 1);
    }
    entry.longest = Math.max(entry.longest, occurrence.durationMs ?? 0);
    if (episode !== undefined) this.#remember(episode, entry);
    if (!this.#ignored.has(entry)) this.#changed.add(entry);
  }

  /** Takes back an occurrence that turned out to be none. */
  takeBack(rule: Rule, episode: number | string): void {
    const entry = this.#episodes.get(`${rule.id}|${episode}`);
    if (!entry) return;
    this.#episodes.delete(`${rule.id}|${episode}`);
    this.#withdraw(entry);
    if (entry.count > 0 && !this.#ignored.has(entry)) this.#changed.add(entry);
  }

  /** All, in the order in which they were first seen. */
  all(limit = Number.POSITIVE_INFINITY): FindingView[] {
    const views: FindingView[] = [];
    for (const entry of this.#shown()) {
      if (views.length >= limit) break;
      views.push(this.#view(entry));
    }
    return views;
  }

  ofTask(key: number): FindingView[] {
    const views: FindingView[] = [];
    for (const entry of this.#shown()) if (entry.latest.task?.key === key) views.push(this.#view(entry));
    return views;
  }

  /** What is new or different since the last call, and the keys of those that are gone. */
  takeChanges(): { readonly changed: FindingView[]; readonly removed: number[] } {
    const changes = {
      changed: [...this.#changed].map((entry) => this.#view(entry)),
      removed: this.#removed.splice(0),
    };
    this.#changed.clear();
    return changes;
  }

  clear(): void {
    for (const entry of this.#shown()) this.#removed.push(entry.key);
    this.#byPlace.clear();
    this.#ignored.clear();
    this.#changed.clear();
    this.#episodes.clear();
  }

  *#shown(): Generator<Entry> {
    for (const entry of this.#byPlace.values()) if (!this.#ignored.has(entry)) yield entry;
  }

  #view(entry: Entry): FindingView {
    const { location, task, message, related } = entry.latest;
    return {
      key: entry.key,
      id: entry.rule.id,
      severity: entry.rule.severity,
      message: message({ count: entry.count, longest: entry.longest }),
      count: entry.count,
      location,
      related: related ?? [],
      task: task && { key: task.key, name: task.fullLabel },
      started: this.started,
    };
  }

  #entry(rule: Rule, place: string, latest: Occurrence): Entry | undefined {
    let entry = this.#byPlace.get(place);
    if (!entry && this.#byPlace.size >= MAX_FINDINGS) {
      this.overflow++;
      return undefined;
    }
    if (!entry) {
      entry = { key: ++lastKey, rule, place, count: 0, longest: 0, latest };
      this.#byPlace.set(place, entry);
      if (latest.location && this.ignore.has(rule.id, latest.location)) this.#ignored.add(entry);
    }
    return entry;
  }

  #remember(episode: string, entry: Entry): void {
    this.#episodes.set(episode, entry);
    if (this.#episodes.size > MAX_EPISODES) this.#episodes.delete(this.#episodes.keys().next().value!);
  }

  #withdraw(entry: Entry): void {
    entry.count--;
    this.#mark(entry, -1);
    if (entry.count > 0) return;
    this.#byPlace.delete(entry.place);
    this.#changed.delete(entry);
    if (!this.#ignored.delete(entry)) this.#removed.push(entry.key);
  }

  /** A task's row is marked for trouble, not for information. */
  #mark(entry: Entry, by: number): void {
    const { rule, latest } = entry;
    const isTrouble = rule.severity === 'error' || rule.severity === 'warning';
    if (latest.task && isTrouble && !this.#ignored.has(entry)) latest.task.findings += by;
  }
}

function placeOf(location: Location | undefined): string | undefined {
  return location && `${location.file}|${location.line}`;
}
