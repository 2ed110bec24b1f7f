/** A step that blocks its loop, from the records that tell of it while it does. */
import type { RecordOf } from '../protocol/records';
import type { Task } from './task';
import type { Location } from './view';

export class Blocking {
  #latest: RecordOf<'slowCallback'>;
  readonly #samples = new Map<string, { readonly location: Location; count: number }>();

  constructor(
    readonly task: Task | undefined,
    /** The first record of it. */
    readonly first: RecordOf<'slowCallback'>,
  ) {
    this.#latest = first;
  }

  get latest(): RecordOf<'slowCallback'> {
    return this.#latest;
  }

  get isOngoing(): boolean {
    return this.#latest.ongoing !== 0;
  }

  /** For how long, and since when. Milliseconds. */
  get ms(): number {
    return this.#latest.elapsed / 1000;
  }

  get since(): number {
    return (this.#latest.t - this.#latest.elapsed) / 1000;
  }

  get stack(): number {
    return this.#latest.stack;
  }

  /** The line that most records of it show: a loop of several lines is one block, at one line. */
  get line(): Location | undefined {
    return [...this.#samples.values()].sort((a, b) => b.count - a.count)[0]?.location;
  }

  /** Takes in a record of it, and the line that it shows. */
  add(record: RecordOf<'slowCallback'>, location: Location | undefined): void {
    this.#latest = record;
    if (!location) return;
    const place = `${location.file}:${location.line}`;
    const sample = this.#samples.get(place) ?? { location, count: 0 };
    sample.count++;
    this.#samples.set(place, sample);
  }
}
