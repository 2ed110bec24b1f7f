import type { Awaitable } from '../coroutines/awaitable';
import type { Coroutine } from '../coroutines/coroutine';
import { MethodCall } from '../coroutines/methodCall';
import { BrokenBarrierError } from '../errors';
import type { ResourceInfo, WaitInfo } from '../hooks';
import { Line } from './line';
import { LoopBound, type NameOptions } from './loopBound';
import { Waiter } from './waiter';

const WAIT = { name: 'Barrier.wait' };

/** As tasks come it is filling; once all are there it is draining, until the last of them has gone. */
type State = 'filling' | 'draining' | 'resetting' | 'broken';

/**
 * A point at which tasks wait for each other: when as many as it is for have come, all go on. Then it is as new.
 *
 * @example
 * const start = new Barrier(2);
 * const log: string[] = [];
 * const runner = coro(async function runner(name: string, delayMs: number) {
 *   await sleep(delayMs);
 *   log.push(`${name} is there`);
 *   await start.wait();
 *   log.push(`${name} runs`);
 * });
 * await run(coro(async () => { await gather([runner('a', 1), runner('b', 5)]); })());
 * log.slice(0, 2) // → ['a is there', 'b is there']
 */
export class Barrier extends LoopBound {
  /** For how many tasks it is. */
  readonly parties: number;
  /** @internal */
  readonly _line = new Line();
  #state: State = 'filling';
  /** How many have come and not gone. */
  #count = 0;

  /**
   * Throws a `RangeError` (CPython's ValueError) if `parties` is less than 1.
   *
   * @param parties for how many tasks it is
   * @param options a name that the panel shows
   */
  constructor(parties: number, options?: NameOptions) {
    if (parties < 1) throw new RangeError('parties must be > 0');
    super(options);
    this.parties = parties;
  }

  /** How many wait for the others now. */
  get nWaiting(): number {
    return this.#state === 'filling' ? this.#count : 0;
  }

  /** Whether it was aborted and not reset since. */
  get broken(): boolean {
    return this.#state === 'broken';
  }

  /**
   * Waits for the others, and gives a number from 0 to `parties` - 1, another to each task: one of them can be chosen to
   * do something for all. While the last ones leave, it waits for that first. Throws {@link BrokenBarrierError} if the
   * barrier is broken, or is aborted or reset meanwhile. A task that is cancelled is not counted any more.
   */
  wait(): Coroutine<number> {
    return new BarrierWait(this);
  }

  /**
   * Waits for the others, calls `body` with the number that {@link wait} gives, and gives what that returns. Python's
   * `async with`; nothing is done at its end.
   */
  with<T>(body: (position: number) => Awaitable<T> | PromiseLike<T> | T): Coroutine<T> {
    return new MethodCall('Barrier.with', async () => await body(await this.wait()));
  }

  /** Makes it as new; those that wait get a {@link BrokenBarrierError}. */
  reset(): Coroutine<void> {
    return new MethodCall('Barrier.reset', async () => {
      this.#enter(this.#count > 0 ? 'resetting' : 'filling');
    });
  }

  /** Breaks it: those that wait, and that will, get a {@link BrokenBarrierError}. */
  abort(): Coroutine<void> {
    return new MethodCall('Barrier.abort', async () => this.#enter('broken'));
  }

  /** As CPython writes it, without the address: `<Barrier [filling, waiters:1/3]>`. */
  override toString(): string {
    const waiters = this.broken ? '' : `, waiters:${this.nWaiting}/${this.parties}`;
    return `<${this.constructor.name} [${this.#state}${waiters}]>`;
  }

  /** @internal */
  get _state(): State {
    return this.#state;
  }

  /**
   * One more has come; returns its number.
   * @internal
   */
  _arrive(): number {
    const index = this.#count++;
    if (this.#count === this.parties) this.#enter('draining');
    return index;
  }

  /** @internal */
  _leave(): void {
    if (--this.#count === 0) this.#enter(this.broken ? 'broken' : 'filling');
  }

  /** @internal */
  override _resourceInfo(): ResourceInfo {
    return {
      kind: 'barrier',
      name: this._name,
      waiters: this._line.size,
      size: this.nWaiting,
      capacity: this.parties,
    };
  }

  #enter(state: State): void {
    this.#state = state;
    this._line.wakeAll();
  }
}

class BarrierWait extends Waiter<number> {
  readonly #barrier: Barrier;
  /** Its number, once it has come in. */
  #index: number | undefined;

  constructor(barrier: Barrier) {
    super(WAIT);
    this.#barrier = barrier;
  }

  protected override _start(): void {
    const state = this.#barrier._state;
    if (state === 'draining' || state === 'resetting') this._wait(this.#barrier, this.#barrier._line);
    else if (state === 'broken') throw new BrokenBarrierError('Barrier aborted');
    else this.#arrive();
  }

  protected override _woken(): void {
    const state = this.#barrier._state;
    if (this.#index === undefined) this._start();
    else if (state === 'filling') this._wait(this.#barrier, this.#barrier._line);
    else this.#pass(this.#index, state === 'draining');
  }

  protected override _gaveUp(): void {
    // CPython's Condition, on which its Barrier is built, does so: it changes who goes first.
    this.#barrier._line.wakeNext();
    if (this.#index !== undefined) this.#barrier._leave();
  }

  /** @internal */
  override _waitInfo(): WaitInfo {
    const { _name: subject, nWaiting: done, parties: total } = this.#barrier;
    return { kind: 'barrier', subject, resource: this.#barrier, done, total };
  }

  #arrive(): void {
    this.#index = this.#barrier._arrive();
    if (this.#index === this.#barrier.parties - 1) this.#pass(this.#index, true);
    else this._wait(this.#barrier, this.#barrier._line);
  }

  #pass(index: number, isWhole: boolean): void {
    this.#barrier._leave();
    if (!isWhole) throw new BrokenBarrierError('Abort or reset of barrier');
    this._finish(index);
  }
}
