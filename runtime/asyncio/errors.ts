/**
 * Thrown into a task, at the await where it waits, after `task.cancel()`. Catch it to clean up, then throw it on:
 * a task that doesn't has swallowed its cancellation and goes on running.
 *
 * @example
 * const work = coro(async function work() {
 *   try {
 *     await sleep(60_000);
 *   } catch (error) {
 *     if (error instanceof CancelledError) return `stopped: ${error.message}`;
 *     throw error;
 *   }
 * });
 * const main = coro(async function main() {
 *   const task = createTask(work());
 *   await sleep(0);
 *   task.cancel('shutting down');
 *   return await task;
 * });
 * await run(main()) // → 'stopped: shutting down'
 */
export class CancelledError extends Error {
  override readonly name: string = 'CancelledError';
}

/**
 * The error for a wait that is cancelled. It has no stack: that would be one of the library's own, and costs more than
 * all else in a cancellation. The debug mode tells where it came from and where it arrived.
 *
 * @internal
 */
export function cancelledError(message: string | undefined): CancelledError {
  const programsLimit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  const error = new CancelledError(message);
  Error.stackTraceLimit = programsLimit;
  return error;
}

/**
 * A future was asked for what it doesn't have yet, or was given a second result.
 *
 * @example
 * const main = coro(async function main() {
 *   try {
 *     new Future().result();
 *   } catch (error) {
 *     return error instanceof InvalidStateError && error.message;
 *   }
 * });
 * await run(main()) // → 'Result is not set.'
 */
export class InvalidStateError extends Error {
  override readonly name: string = 'InvalidStateError';
}

/**
 * Something was called where it can't work: no loop runs, a loop runs already, a coroutine is used twice.
 * Python's class of the same name.
 *
 * @example
 * const once = coro(async function once() {});
 * const main = coro(async function main() {
 *   const coroutine = once();
 *   await coroutine;
 *   try {
 *     await coroutine;
 *   } catch (error) {
 *     return error instanceof RuntimeError && error.message;
 *   }
 * });
 * await run(main()) // → 'cannot reuse already awaited coroutine'
 */
export class RuntimeError extends Error {
  override readonly name: string = 'RuntimeError';
}

/**
 * What `run` throws when Ctrl-C (SIGINT) made it cancel the main task.
 *
 * @example
 * const error: Error = new KeyboardInterrupt();
 * error.name // → 'KeyboardInterrupt'
 */
export class KeyboardInterrupt extends Error {
  override readonly name: string = 'KeyboardInterrupt';
}

/**
 * What those get that wait at a barrier which is aborted or reset, or is broken already.
 *
 * @example
 * const barrier = new Barrier(2);
 * const main = coro(async function main() {
 *   await barrier.abort();
 *   try {
 *     await barrier.wait();
 *   } catch (error) {
 *     return error instanceof BrokenBarrierError && error.message;
 *   }
 * });
 * await run(main()) // → 'Barrier aborted'
 */
export class BrokenBarrierError extends RuntimeError {
  override readonly name: string = 'BrokenBarrierError';
}

/**
 * `getNowait` found nothing in the queue.
 *
 * @example
 * try {
 *   new Queue().getNowait();
 * } catch (error) {
 *   error instanceof QueueEmpty // → true
 * }
 */
export class QueueEmpty extends Error {
  override readonly name: string = 'QueueEmpty';
}

/**
 * `putNowait` found no room in the queue.
 *
 * @example
 * const queue = new Queue<string>(1);
 * queue.putNowait('fits');
 * try {
 *   queue.putNowait('does not');
 * } catch (error) {
 *   error instanceof QueueFull // → true
 * }
 */
export class QueueFull extends Error {
  override readonly name: string = 'QueueFull';
}

/**
 * The queue is shut down: it takes no more items, and has none to give.
 *
 * @example
 * const queue = new Queue<string>();
 * queue.shutdown();
 * try {
 *   queue.putNowait('too late');
 * } catch (error) {
 *   error instanceof QueueShutDown // → true
 * }
 */
export class QueueShutDown extends Error {
  override readonly name: string = 'QueueShutDown';
}

/**
 * The time that `timeout`, `waitFor` or `asCompleted` was given is over. Its `cause` is the {@link CancelledError} that
 * ended the await.
 *
 * @example
 * const main = coro(async function main() {
 *   try {
 *     await timeout(1, async () => await sleep(60_000));
 *   } catch (error) {
 *     return error instanceof TimeoutError && error.cause instanceof CancelledError;
 *   }
 * });
 * await run(main()) // → true
 */
export class TimeoutError extends Error {
  override readonly name: string = 'TimeoutError';
}

/**
 * A stream ended before all that was asked for had come. Python's is an EOFError.
 *
 * @example
 * const main = coro(async function main() {
 *   const reader = new StreamReader();
 *   reader.feedData(Buffer.from('abc'));
 *   reader.feedEof();
 *   try {
 *     await reader.readexactly(5);
 *   } catch (error) {
 *     if (error instanceof IncompleteReadError) return `${error.message}: ${error.partial}`;
 *   }
 * });
 * await run(main()) // → '3 bytes read on a total of 5 expected bytes: abc'
 */
export class IncompleteReadError extends Error {
  override readonly name: string = 'IncompleteReadError';

  constructor(
    /** What had come. */
    readonly partial: Buffer,
    /** How many bytes were asked for; `undefined` where that wasn't known. */
    readonly expected: number | undefined,
  ) {
    super(`${partial.length} bytes read on a total of ${expected ?? 'undefined'} expected bytes`);
  }
}

/**
 * There is no separator within the limit of a stream. What was read stays there.
 *
 * @example
 * const main = coro(async function main() {
 *   const reader = new StreamReader({ limit: 4 });
 *   reader.feedData(Buffer.from('too long\n'));
 *   try {
 *     await reader.readuntil();
 *   } catch (error) {
 *     if (error instanceof LimitOverrunError) return `${await reader.readexactly(error.consumed)}`;
 *   }
 * });
 * await run(main()) // → 'too long'
 */
export class LimitOverrunError extends Error {
  override readonly name: string = 'LimitOverrunError';

  constructor(
    message: string,
    /** How many bytes come before the separator, as far as is known. */
    readonly consumed: number,
  ) {
    super(message);
  }
}
