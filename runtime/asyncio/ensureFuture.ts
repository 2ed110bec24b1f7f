import type { Awaitable } from './awaitable';
import { getRunningLoop } from './context';
import { Coroutine } from './coroutine';
import { Future } from './future';
import type { EventLoop } from './loop';
import { Task } from './task';

/**
 * Makes a future of anything that can be awaited: a coroutine becomes a task, a future is returned as it is. The
 * future of a foreign promise can be cancelled at once; what the promise does goes on, and its outcome is lost.
 *
 * @example
 * const main = coro(async function main() { return await ensureFuture(Promise.resolve(1)); });
 * await run(main()) // → 1
 */
export function ensureFuture<T>(
  awaitable: Awaitable<T> | PromiseLike<T>,
  loop: EventLoop = getRunningLoop(),
): Future<T> {
  if (awaitable instanceof Future) return awaitable;
  if (awaitable instanceof Coroutine) return new Task(awaitable, { loop });
  const future = new Future<T>(loop);
  awaitable.then(
    (value) => {
      if (!future.done()) future.setResult(value);
    },
    (error) => {
      if (!future.done()) future.setException(error);
    },
  );
  return future;
}
