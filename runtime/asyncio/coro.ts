import { Coroutine } from './coroutine';
import type { WaitInfo } from './hooks';

/**
 * Makes a coroutine function: Python's `async def`. A call runs nothing yet; it returns a coroutine, to be awaited
 * once or to be made a task. Name the function that you pass: the name is what reports and the panel show.
 *
 * @example
 * const double = coro(async function double(x: number) { return 2 * x; });
 * const main = coro(async function main() { return await double(21); });
 * await run(main()) // → 42
 */
export function coro<A extends unknown[], T>(body: (...args: A) => Promise<T>): (...args: A) => Coroutine<T> {
  return (...args) => new Coro(body, args);
}

class Coro<A extends unknown[], T> extends Coroutine<T> {
  readonly #body: (...args: A) => Promise<T>;
  readonly #args: A;

  constructor(body: (...args: A) => Promise<T>, args: A) {
    super(body.name || '<anonymous>');
    this.#body = body;
    this.#args = args;
  }

  protected _run(resolve: (value: T) => void, reject: (error: unknown) => void): void {
    const body = this.#body;
    body(...this.#args).then(resolve, reject);
  }

  /** @internal */
  override _waitInfo(): WaitInfo {
    return { kind: 'unknown', subject: this.name };
  }
}
