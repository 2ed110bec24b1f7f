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
