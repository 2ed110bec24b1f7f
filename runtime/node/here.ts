import { Budget } from './budget';
import { now } from './clock';
import type { Link } from './link';
import { capture, type Place } from './places';

/** Of all time, so much may go into places: of a program that is too busy for that, only some are known. */
const PLACES_SHARE = 0.05;

/** Where the program is now, and the time that finding it out takes. */
export class Here {
  readonly #link: Link;
  readonly #places = new Budget(PLACES_SHARE);
  /** Where the coroutines were made whose first steps are running, the innermost last. */
  readonly #beginning: Array<Place | undefined> = [];

  constructor(link: Link) {
    this.#link = link;
  }

  /** A coroutine's first step begins. `madeAt` is where it was made, if somebody calls it. */
  begin(madeAt: Place | undefined): void {
    this.#beginning.push(madeAt);
  }

  /** The first step that began last is over. */
  pause(): void {
    this.#beginning.pop();
  }

  place(): Place {
    return capture(this.#beginning.at(-1));
  }

  /** As {@link place}, if the program isn't too busy for that. */
  affordablePlace(): Place | undefined {
    if (!this.#places.isLeft) return undefined;
    const started = now();
    const place = this.place();
    this.#places.spend(this.tookSince(started));
    return place;
  }

  /** The number of the stack, if the program isn't too busy for that, else 0. */
  affordableStack(): number {
    if (!this.#places.isLeft) return 0;
    const started = now();
    const stack = this.#link.stack(this.place());
    this.#places.spend(this.tookSince(started));
    return stack;
  }

  /** Lets something be found out that takes as long again when it arrives, if the program isn't too busy for that. */
  ask(find: () => void): void {
    if (!this.#places.isLeft) return;
    const started = now();
    find();
    this.#places.spend(2 * this.tookSince(started));
  }

  /** As the link's. Node reads source maps for the first one, which may take long. */
  errorStack(error: unknown): number {
    const started = now();
    const stack = this.#link.errorStack(error);
    this.tookSince(started);
    return stack;
  }

  /** The time since then, which was the debug mode's own: the program's step is not to blame for it. */
  tookSince(started: number): number {
    const took = now() - started;
    this.#link.pulse.excuse(took);
    return took;
  }

  /** To be called from time to time. */
  topUp(time: number): void {
    this.#places.topUp(time);
  }
}
