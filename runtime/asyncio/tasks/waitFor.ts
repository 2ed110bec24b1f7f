import { Awaitable } from '../coroutines/awaitable';
import type { Coroutine } from '../coroutines/coroutine';
import { MethodCall } from '../coroutines/methodCall';
import { CancelledError, TimeoutError } from '../errors';
import { getRunningLoop } from '../loop/context';
import { Completion } from './completion';
import { ensureFuture } from './ensureFuture';
import type { Future } from './future';
import { limit } from './timeout';

/**
 * Awaits for at most `timeoutMs` milliseconds; `undefined` sets no limit. Then what is awaited is cancelled, and
 * {@link TimeoutError} is thrown once it has ended; a result that it gives in spite of that counts. With 0 or less
 * a coroutine is not even started, and a future that is done already gives its outcome. To let it go on after the
 * timeout, await `shield(it)`.
 *
 * Of a promise only the wait ends: what it stands for goes on.
 *
 * @example
 * const main = coro(async function main() {
 *   try {
 *     return await waitFor(sleep(60_000, 'done'), 1);
 *   } catch (error) {
 *     if (error instanceof TimeoutError) return 'too late';
 *     throw error;
 *   }
 * });
 * await run(main()) // → 'too late'
 */
export function waitFor<T>(
  awaitable: Awaitable<T> | PromiseLike<T>,
  timeoutMs: number | undefined,
): Coroutine<T> {
  return new MethodCall('waitFor', () => limited(awaitable, timeoutMs));
}

async function limited<T>(
  awaitable: Awaitable<T> | PromiseLike<T>,
  timeoutMs: number | undefined,
): Promise<T> {
  if (timeoutMs !== undefined && timeoutMs <= 0) return await expire(ensureFuture(awaitable));
  const whenMs = timeoutMs === undefined ? undefined : getRunningLoop().time() + timeoutMs;
  // A future of a promise can be cancelled, the promise can't.
  const interruptible = () => (awaitable instanceof Awaitable ? awaitable : ensureFuture(awaitable));
  return await limit(whenMs, 'waitFor', interruptible);
}

async function expire<T>(future: Future<T>): Promise<T> {
  if (future.done()) return future.result();
  await cancelAndWait(future);
  try {
    return future.result();
  } catch (error) {
    if (error instanceof CancelledError) throw new TimeoutError('', { cause: error });
    throw error;
  }
}

/** Doesn't await the future itself: a cancellation of the one that waits would look like the future's. */
async function cancelAndWait(future: Future<unknown>): Promise<void> {
  const completion = new Completion(future.getLoop(), () => future._waitInfo());
  const reach = () => completion.reach();
  future.addDoneCallback(reach);
  try {
    future._cancel(undefined, 'waitFor');
    await completion;
  } finally {
    future.removeDoneCallback(reach);
  }
}
