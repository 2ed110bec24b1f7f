import type { WaitInfo } from '../hooks';

/**
 * What can be awaited: coroutines, tasks, futures. `await`, `Promise.all` and `Promise.resolve` take it; to chain
 * calls in the style of promises, make a promise of it with `Promise.resolve(awaitable)`.
 *
 * @example
 * const answer = coro(async function answer() { return 42; });
 * const main = coro(async function main() {
 *   const awaitable: Awaitable<number> = answer();
 *   return await awaitable;
 * });
 * await run(main()) // → 42
 */
export abstract class Awaitable<T> {
  /**
   * Whatever the debug mode keeps for it. A field, as weak maps with many entries slow the garbage collector down.
   * @internal
   */
  _trace: unknown = undefined;

  /** Called by `await`, a microtask later. */
  // biome-ignore lint/suspicious/noThenProperty: being awaitable is what this class is for
  then(resolve: (value: T) => void, reject: (error: unknown) => void): void {
    this._begin(resolve, reject);
  }

  /**
   * Begins an await and calls one of the two when it is over.
   * @internal
   */
  abstract _begin(resolve: (value: T) => void, reject: (error: unknown) => void): void;

  /**
   * What a task waits for that awaits this.
   * @internal
   */
  abstract _waitInfo(): WaitInfo;
}
