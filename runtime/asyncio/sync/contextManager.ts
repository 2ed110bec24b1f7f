import type { Awaitable } from '../coroutines/awaitable';
import type { Coroutine } from '../coroutines/coroutine';
import { MethodCall } from '../coroutines/methodCall';
import { LoopBound } from './loopBound';

/** What is acquired and released: Python's `async with`. */
export abstract class ContextManager extends LoopBound {
  /** Acquires it, and gives `true`; waits for it if that can't be done at once. */
  abstract acquire(): Coroutine<true>;

  /** Gives it back. */
  abstract release(): void;

  /**
   * Calls `body` while it is acquired, and gives what that returns. It is released however `body` ends.
   * Python's `async with`.
   */
  with<T>(body: () => Awaitable<T> | PromiseLike<T> | T): Coroutine<T> {
    return new MethodCall(`${this.constructor.name}.with`, async () => {
      await this.acquire();
      try {
        return await body();
      } finally {
        this.release();
      }
    });
  }

  /**
   * Acquires it until the end of the block: `await using _ = await lock.hold();`. Another form of {@link with}, for
   * compilers and Nodes that know `await using`.
   */
  hold(): Coroutine<AsyncDisposable> {
    return new MethodCall(`${this.constructor.name}.hold`, async () => {
      await this.acquire();
      return { [Symbol.asyncDispose]: async () => this.release() };
    });
  }
}
