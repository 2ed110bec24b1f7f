import type { Coroutine } from '../coroutines/coroutine';
import type { ResourceInfo, WaitInfo } from '../hooks';
import { Line } from './line';
import { LoopBound } from './loopBound';
import { Waiter } from './waiter';

const WAIT = { name: 'Event.wait' };

/**
 * A flag that tasks wait for. Not the `Event` of the DOM, which is `globalThis.Event`.
 *
 * @example
 * const ready = new Event();
 * const main = coro(async function main() {
 *   getRunningLoop().callSoon(() => ready.set());
 *   return await ready.wait();
 * });
 * await run(main()) // → true
 * ready.isSet() // → true
 */
export class Event extends LoopBound {
  /** @internal */
  readonly _line = new Line();
  #isSet = false;

  isSet(): boolean {
    return this.#isSet;
  }

  /** Sets it, and wakes all that wait. */
  set(): void {
    if (this.#isSet) return;
    this.#isSet = true;
    this._line.wakeAll();
  }

  /** From now on, {@link wait} waits again. Those that {@link set} woke go on. */
  clear(): void {
    this.#isSet = false;
  }

  /** Waits until it is set, and gives `true`; at once if it is set. */
  wait(): Coroutine<true> {
    return new EventWait(this);
  }

  /** As CPython writes it, without the address: `<Event [unset, waiters:1]>`. */
  override toString(): string {
    return `<${this.constructor.name} [${this._line.describe(this.#isSet ? 'set' : 'unset')}]>`;
  }

  /** @internal */
  override _resourceInfo(): ResourceInfo {
    return {
      kind: 'event',
      name: this._name,
      waiters: this._line.size,
      size: Number(this.#isSet),
      capacity: 1,
    };
  }
}

class EventWait extends Waiter<true> {
  readonly #event: Event;

  constructor(event: Event) {
    super(WAIT);
    this.#event = event;
  }

  protected override _start(): void {
    if (this.#event.isSet()) this._finish(true);
    else this._wait(this.#event, this.#event._line);
  }

  /** Even if it was cleared since. */
  protected override _woken(): void {
    this._finish(true);
  }

  protected override _gaveUp(): void {}

  /** @internal */
  override _waitInfo(): WaitInfo {
    return { kind: 'event', subject: this.#event._name, resource: this.#event };
  }
}
