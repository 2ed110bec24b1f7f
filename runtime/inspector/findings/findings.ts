/** The findings of one process: occurrences of one rule at one line are one finding with a count. */
import type { FindingView, Location } from '../view';
import type { Occurrence, Rule } from './finding';

/** More lines with findings than this are counted and not kept. */
const MAX_FINDINGS = 10_000;

interface Entry {
  readonly key: number;
  readonly rule: Rule;
  readonly place: string;
  count: number;
  longest: number;
  latest: Occurrence;
  episode: number | undefined;
}

let lastKey = 0;

export class Findings {
  readonly #byPlace = new Map<string, Entry>();
  readonly #changed = new Set<Entry>();
  readonly #removed: number[] = [];
  /** Where the latest episode is told, since its line may turn out to be another. */
  #latestEpisode: Entry | undefined;
  overflow = 0;

  get size(): number {
    return this.#byPlace.size;
  }

  add(rule: Rule, occurrence: Occurrence): void {
    const place = `${rule.id}|${placeOf(occurrence.location) ?? occurrence.message({ count: 1, longest: 0 })}`;
    const before = this.#latestEpisode;
    const isKnown = occurrence.episode !== undefined && before?.episode === occurrence.episode;
    if (isKnown && before.place !== place) this.#withdraw(before);
    const entry = this.#entry(rule, place, occurrence);
    if (!entry) return;
    const isToldAgain = occurrence.episode !== undefined && entry.episode === occurrence.episode;
    entry.latest = occurrence;
    if (!isToldAgain) {
      entry.count++;
      mark(entry, 1);
    }
    entry.longest = Math.max(entry.longest, occurrence.durationMs ?? 0);
    entry.episode = occurrence.episode;
    if (occurrence.episode !== undefined) this.#latestEpisode = entry;
    this.#changed.add(entry);
  }

  /** All, in the order in which they were first seen. */
  all(limit = Number.POSITIVE_INFINITY): FindingView[] {
    const views: FindingView[] = [];
    for (const entry of this.#byPlace.values()) {
      if (views.length >= limit) break;
      views.push(viewOf(entry));
    }
    return views;
  }

  ofTask(key: number): FindingView[] {
    const views: FindingView[] = [];
    for (const entry of this.#byPlace.values()) if (entry.latest.task?.key === key) views.push(viewOf(entry));
    return views;
  }

  /** What is new or different since the last call, and the keys of those that are gone. */
  takeChanges(): { readonly changed: FindingView[]; readonly removed: number[] } {
    const changes = { changed: [...this.#changed].map(viewOf), removed: this.#removed.splice(0) };
    this.#changed.clear();
    return changes;
  }

  clear(): void {
    for (const entry of this.#byPlace.values()) this.#removed.push(entry.key);
    this.#byPlace.clear();
    this.#changed.clear();
    this.#latestEpisode = undefined;
  }

  #entry(rule: Rule, place: string, latest: Occurrence): Entry | undefined {
    let entry = this.#byPlace.get(place);
    if (!entry && this.#byPlace.size >= MAX_FINDINGS) {
      this.overflow++;
      return undefined;
    }
    if (!entry) {
      entry = { key: ++lastKey, rule, place, count: 0, longest: 0, latest, episode: undefined };
      this.#byPlace.set(place, entry);
    }
    return entry;
  }

  #withdraw(entry: Entry): void {
    entry.count--;
    entry.episode = undefined;
    mark(entry, -1);
    if (entry.count > 0) return;
    this.#byPlace.delete(entry.place);
    this.#changed.delete(entry);
    this.#removed.push(entry.key);
  }
}

/** A task's row is marked for trouble, not for information. */
function mark({ rule, latest }: Entry, by: number): void {
  const isTrouble = rule.severity === 'error' || rule.severity === 'warning';
  if (latest.task && isTrouble) latest.task.findings += by;
}

function placeOf(location: Location | undefined): string | undefined {
  return location && `${location.file}|${location.line}`;
}

function viewOf(entry: Entry): FindingView {
  const { location, task, message, related } = entry.latest;
  return {
    key: entry.key,
    id: entry.rule.id,
    severity: entry.rule.severity,
    message: message({ count: entry.count, longest: entry.longest }),
    count: entry.count,
    location,
    related: related ?? [],
    task: task && { key: task.key, name: task.label },
  };
}
