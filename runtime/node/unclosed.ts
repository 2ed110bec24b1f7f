import type { Link } from './link';
import type { Place } from './places';

interface Open {
  readonly what: string;
  readonly loop: number;
  readonly place: Place | undefined;
}

/** Knows what has to be closed, and tells of what was not: it was collected, or its loop closed. Each once. */
export class Unclosed {
  readonly #link: Link;
  readonly #open = new Set<Open>();
  readonly #collected = new FinalizationRegistry<Open>((one) => this.#tell(one));

  constructor(link: Link) {
    this.#link = link;
  }

  /** @returns what to call when it is closed */
  opened(resource: object, loop: number, what: string, place: Place | undefined): () => void {
    const one: Open = { what, loop, place };
    this.#open.add(one);
    this.#collected.register(resource, one, one);
    return () => {
      this.#open.delete(one);
      this.#collected.unregister(one);
    };
  }

  loopClosed(loop: number): void {
    for (const one of this.#open) if (one.loop === loop) this.#tell(one);
  }

  #tell(one: Open): void {
    if (!this.#open.delete(one)) return;
    this.#link.record('unclosed', () => ({
      what: this.#link.text(one.what),
      stack: this.#link.stack(one.place),
    }));
  }
}
