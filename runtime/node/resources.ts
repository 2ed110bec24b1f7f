import type { Resource } from '../asyncio/hooks';
import { RESOURCE_TYPES } from '../protocol/records';
import { now } from './clock';
import type { Link } from './link';

interface Seen {
  readonly id: number;
  readonly resource: WeakRef<Resource>;
  /** Where it was made: the number, as a place would hold what is made there. */
  readonly stack: number;
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

  /** @param stack the number of where it is made; 0 if that is not known */
  add(resource: Resource, stack: number): void {
    const seen = { id: ++this.#count, resource: new WeakRef(resource), stack, told: '' };
    this.#known.set(resource, seen);
    this.#all.push(seen);
  }

  /** The number of a resource; 0 for none. One that is older than the debug mode is known from now on. */
  idOf(resource: Resource | undefined): number {
    if (!resource) return 0;
    if (!this.#known.has(resource)) this.add(resource, 0);
    return this.#known.get(resource)!.id;
  }

  /** Looks at them in turn, at each once at most, until it is that time. */
  look(until: number): void {
    let hasGone = false;
    for (let left = this.#all.length; left > 0 && this.#link.hasRoom; left--) {
      if (this.#at >= this.#all.length) this.#at = 0;
      const seen = this.#all[this.#at++]!;
      const resource = seen.resource.deref();
      if (resource) this.#tell(seen, resource);
      else hasGone = true;
      if (now() > until) break;
    }
    if (hasGone) this.#forget();
  }

  #tell(seen: Seen, resource: Resource): void {
    const { kind, name, holder, waiters, size, capacity, isTaken } = resource._resourceInfo();
    const state = `${kind} ${holder?._id} ${waiters} ${size} ${capacity} ${isTaken}`;
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
      stack: seen.stack,
      taken: isTaken ? 1 : 0,
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
