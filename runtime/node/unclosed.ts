import type { Link } from './link';

interface Open {
  readonly resource: WeakRef<object>;
  readonly loop: number;
  /** Where it was made: the number, as a place would hold what is made there. */
  readonly stack: number;
  what: string;
}

/** Knows what has to be closed, and tells of what was not: it was collected, or its loop closed. Each once. */
export class Unclosed {
  readonly #link: Link;
  readonly #open = new Set<Open>();
  readonly #words = new WeakMap<object, () => string>();
  readonly #collected = new FinalizationRegistry<Open>((one) => this.#tell(one));
  #young: Open[] = [];

  constructor(link: Link) {
    this.#link = link;
  }

  /** @returns what to call when it is closed */
  opened(resource: object, loop: number, what: () => string, stack: number): () => void {
    const one: Open = { resource: new WeakRef(resource), loop, stack, what: '' };
    this.#open.add(one);
    this.#words.set(resource, what);
    this.#young.push(one);
    this.#collected.register(resource, one, one);
    return () => {
      this.#open.delete(one);
      this.#collected.unregister(one);
    };
  }

  /** Finds words for those that are new: what is being made has none yet, and what is collected has none any more. */
  describe(): void {
    for (const one of this.#young) {
      const resource = one.resource.deref();
      if (resource) one.what = this.#words.get(resource)!();
    }
    this.#young = [];
  }

  loopClosed(loop: number): void {
    this.describe();
    for (const one of this.#open) if (one.loop === loop) this.#tell(one);
  }

  #tell(one: Open): void {
    if (!this.#open.delete(one)) return;
    this.#link.record('unclosed', () => ({ what: this.#link.text(one.what), stack: one.stack }));
  }
}
