import type { Awaitable } from '../coroutines/awaitable';
import { Coroutine } from '../coroutines/coroutine';
import { getRunningLoop } from '../loop/context';
import type { EventLoop } from '../loop/loop';
import { Future } from './future';

/**
 * Makes a future of anything that can be awaited: a coroutine becomes a task, a future is returned as it is. The
 * future of a foreign promise can be cancelled at once; what the promise does goes on, and its outcome is lost.
 * Throws a `RangeError` (CPython's ValueError) for a future that is not of `loop`, and a `TypeError` for what can't be
 * awaited.
 *
 * @example
 * const main = coro(async function main() { return await ensureFuture(Promise.resolve(1)); });
 * await run(main()) // → 1
 */
export function ensureFuture<T>(awaitable: Awaitable<T> | PromiseLike<T>, loop?: EventLoop): Future<T> {
  if (awaitable instanceof Future) return checked(awaitable, loop);
  if (typeof awaitable?.then !== 'function') {
    throw new TypeError('An asyncio.Future, a coroutine or an awaitable is required');
  }
  return start(awaitable, loop ?? getRunningLoop());
}

function checked<T>(future: Future<T>, loop: EventLoop | undefined): Future<T> {
  if (!loop || future.getLoop() === loop) return future;
  throw new RangeError('The future belongs to a different loop than the one specified as the loop argument');
}

function start<T>(awaitable: Awaitable<T> | PromiseLike<T>, loop: EventLoop): Future<T> {
  if (awaitable instanceof Coroutine) return loop.createTask(awaitable);
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
