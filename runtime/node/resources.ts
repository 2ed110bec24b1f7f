import type { Resource } from '../asyncio/hooks';
import { RESOURCE_TYPES } from '../protocol/records';
import { now } from './clock';
import type { Link } from './link';
import type { Place } from './places';

interface Seen {
  readonly id: number;
  readonly resource: WeakRef<Resource>;
  readonly place: Place | undefined;
  /** What was told last; empty for one that nobody has used yet. */
  told: string;
}

/** Looks at the locks, queues and the like of the program, and tells what has changed. */
export class Resources {
  readonly #link: Link;
  readonly #known = new WeakMap<Resource, Seen>();
  #all: Seen[] = [];
  #at = 0;
  #count = 0;

  constructor(link: Link) {
    this.#link = link;
  }

  /** It was made: there, if that is known. */
  add(resource: Resource, place: Place | undefined): void {
    const seen = { id: ++this.#count, resource: new WeakRef(resource), place, told: '' };
    this.#known.set(resource, seen);
    this.#all.push(seen);
  }

  /** The number of a resource; 0 for none. */
  idOf(resource: Resource | undefined): number {
    return (resource && this.#known.get(resource)?.id) ?? 0;
  }

  /** Looks at them in turn, at each once at most, until it is that time. */
  look(until: number): void {
    let hasGone = false;
    for (let left = this.#all.length; left > 0 && now() < until && this.#link.hasRoom; left--) {
      if (this.#at >= this.#all.length) this.#at = 0;
      const seen = this.#all[this.#at++]!;
      const resource = seen.resource.deref();
      if (resource) this.#tell(seen, resource);
      else hasGone = true;
    }
    if (hasGone) this.#forget();
  }

  #tell(seen: Seen, resource: Resource): void {
    const { kind, name, holder, waiters, size, capacity } = resource._resourceInfo();
    const state = `${kind} ${holder?._id} ${waiters} ${size} ${capacity}`;
    const isUsed = seen.told !== '' || waiters > 0 || size > 0 || holder !== undefined;
    if (!isUsed || state === seen.told) return;
    seen.told = state;
    this.#link.record('resource', () => ({
      resource: seen.id,
      kind: RESOURCE_TYPES[kind],
      name: this.#link.text(name),
      holder: holder?._id ?? 0,
      waiters,
      size,
      capacity,
      stack: this.#link.stack(seen.place),
    }));
  }

  #forget(): void {
    this.#at = 0;
    this.#all = this.#all.filter((seen) => {
      const isThere = seen.resource.deref() !== undefined;
      if (!isThere && seen.told !== '') this.#link.record('resourceGone', () => ({ resource: seen.id }));
      return isThere;
    });
  }
}
