import { RuntimeError } from '../errors';
import { hooks } from '../hooks';
import { isLoopRunning } from '../loop/context';
import { Awaitable } from './awaitable';

/**
 * Something to be awaited once, or to be made a task. Nothing happens before that.
 *
 * @example
 * const work = coro(async function work() { return 'done'; });
 * const coroutine: Coroutine<string> = work();
 * coroutine.name // → 'work'
 * await run(coroutine) // → 'done'
 */
export abstract class Coroutine<T> extends Awaitable<T> {
  readonly #named: { readonly name: string };
  #isUsed = false;

  /** @internal */
  constructor(named: { readonly name: string }) {
    super();
    this.#named = named;
    hooks?.coroutineMade(this);
  }

  /** The name of what it runs. */
  get name(): string {
    return this.#named.name;
  }

  /** @internal */
  _begin(resolve: (value: T) => void, reject: (error: unknown) => void): void {
    if (this.#isUsed) {
      reject(new RuntimeError('cannot reuse already awaited coroutine'));
    } else if (!isLoopRunning()) {
      reject(new RuntimeError('no running event loop'));
    } else {
      this.#isUsed = true;
      hooks?.coroutineBegins(this);
      this._run(resolve, reject);
      hooks?.coroutinePaused();
    }
  }

  /**
   * Gives it up before it has begun, as its task was cancelled with this message.
   * @internal
   */
  _close(_message: string | undefined): void {
    this.#isUsed = true;
    hooks?.coroutineClosed(this);
  }

  /**
   * Does what it is for; must not throw.
   * @internal
   */
  protected abstract _run(resolve: (value: T) => void, reject: (error: unknown) => void): void;
}
