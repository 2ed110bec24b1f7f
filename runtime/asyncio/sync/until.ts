import { RuntimeError } from '../errors';
import { getRunningLoop } from '../loop/context';
import type { EventLoop } from '../loop/loop';
import type { Line } from './line';
import { Waiter } from './waiter';

/** A coroutine that is done as soon as something is so: it looks at once, and again whenever it is woken. */
export abstract class Until<T> extends Waiter<T> {
  readonly #loop: EventLoop;
  readonly #line: Line;

  /** @param line where it waits: who changes what it looks at wakes the line */
  constructor(named: { readonly name: string }, loop: EventLoop, line: Line) {
    super(named);
    this.#loop = loop;
    this.#line = line;
  }

  /** Whether it is so; may throw. */
  protected abstract _isReady(): boolean;

  /** What it gives then. */
  protected abstract _result(): T;

  /** It is about to wait; may throw instead. */
  protected _block(): void {}

  protected override _start(): void {
    this._woken();
  }

  protected override _woken(): void {
    if (this._isReady()) {
      this._finish(this._result());
    } else {
      this._block();
      this._wait(this, this.#line);
    }
  }

  protected override _gaveUp(): void {}

  /** @internal */
  _getLoop(): EventLoop {
    if (getRunningLoop() !== this.#loop)
      throw new RuntimeError(`${this.name} belongs to a different event loop`);
    return this.#loop;
  }
}
