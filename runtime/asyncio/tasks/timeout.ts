import type { Awaitable } from '../coroutines/awaitable';
import type { Coroutine } from '../coroutines/coroutine';
import { MethodCall } from '../coroutines/methodCall';
import { CancelledError, RuntimeError, TimeoutError } from '../errors';
import type { CancelCause } from '../hooks';
import { currentTask, getRunningLoop } from '../loop/context';
import type { Handle } from '../loop/handle';
import type { Task } from './task';

type Body<T> = (timeout: Timeout) => Awaitable<T> | PromiseLike<T>;

/**
 * The deadline of a block; what {@link timeout} and {@link timeoutAt} hand to its body.
 *
 * @example
 * const main = coro(async function main() {
 *   return await timeout(1000, async (deadline: Timeout) => {
 *     deadline.reschedule(undefined);
 *     return deadline.when();
 *   });
 * });
 * await run(main()) // → undefined
 */
export class Timeout {
  readonly #task: Task<unknown>;
  readonly #cause: CancelCause;
  /** Cancellations from outside of the block that the task had not dealt with when it entered. */
  readonly #cancelling: number;
  #state: 'active' | 'expiring' | 'expired' | 'finished' = 'active';
  #whenMs: number | undefined;
  #handle: Handle | undefined;

  /** @internal */
  constructor(task: Task<unknown>, whenMs: number | undefined, cause: CancelCause) {
    this.#task = task;
    this.#cause = cause;
    this.#cancelling = task.cancelling();
    this.reschedule(whenMs);
  }

  /** When it expires, in milliseconds of the loop's clock; `undefined`: never. */
  when(): number | undefined {
    return this.#whenMs;
  }

  /**
   * Sets another time, in milliseconds of the loop's clock; one that is past expires on the loop's next turn, and
   * `undefined` never. Throws {@link RuntimeError} if it has expired or the block is over.
   */
  reschedule(whenMs: number | undefined): void {
    if (this.#state !== 'active') throw new RuntimeError(`Cannot change state of ${this.#state} Timeout`);
    this.#handle?.cancel();
    this.#handle = undefined;
    this.#whenMs = whenMs;
    if (whenMs === undefined) return;
    const loop = getRunningLoop();
    const expire = () => this.#expire();
    this.#handle = whenMs <= loop.time() ? loop.callSoon(expire) : loop.callAt(whenMs, expire);
  }

  /** Whether the time ran out before the block was over. */
  expired(): boolean {
    return this.#state === 'expiring' || this.#state === 'expired';
  }

  toString(): string {
    const when = this.#state === 'active' ? ` when=${this.#whenMs && Math.round(this.#whenMs)}` : '';
    return `<Timeout [${this.#state}]${when}>`;
  }

  /**
   * The block is over. Whether a cancellation that leaves it is due to this timeout, and to nobody else.
   * @internal
   */
  _exit(): boolean {
    this.#handle?.cancel();
    if (this.#state === 'active') {
      this.#state = 'finished';
      return false;
    }
    this.#state = 'expired';
    return this.#task.uncancel() <= this.#cancelling;
  }

  #expire(): void {
    this.#task._cancel(undefined, this.#cause);
    this.#state = 'expiring';
  }
}

/**
 * Gives `body` the time `delayMs`, in milliseconds from this call; `undefined` sets no limit. When the time is over,
 * the task is cancelled at the await where it is, in the body, and out of the block comes {@link TimeoutError}. A
 * cancellation by somebody else stays a {@link CancelledError}. Gives what the body returns.
 *
 * An await of something foreign (a promise, not wrapped in `foreign`) can't be interrupted: the error comes
 * at the body's next await of something of this library. Throws {@link RuntimeError} outside of a task.
 *
 * @example
 * const main = coro(async function main() {
 *   try {
 *     return await timeout(1, async () => await sleep(60_000, 'done'));
 *   } catch (error) {
 *     if (error instanceof TimeoutError) return 'too late';
 *     throw error;
 *   }
 * });
 * await run(main()) // → 'too late'
 */
export function timeout<T>(delayMs: number | undefined, body: Body<T>): Coroutine<T> {
  const loop = getRunningLoop();
  return timeoutAt(delayMs === undefined ? undefined : loop.time() + delayMs, body);
}

/**
 * As {@link timeout}, until a time of the loop's clock, in milliseconds: `getRunningLoop().time()` tells it.
 *
 * @example
 * const main = coro(async function main() {
 *   const deadline = getRunningLoop().time() + 1000;
 *   const first = await timeoutAt(deadline, async () => await sleep(1, 'first'));
 *   const second = await timeoutAt(deadline, async () => await sleep(1, 'second'));
 *   return `${first}, ${second}`;
 * });
 * await run(main()) // → 'first, second'
 */
export function timeoutAt<T>(whenMs: number | undefined, body: Body<T>): Coroutine<T> {
  return new MethodCall('timeout', () => limit(whenMs, 'timeout', body));
}

/** Runs `body` in the current task until `whenMs`; `cause` is what the debug mode calls the cancellation. */
export async function limit<T>(whenMs: number | undefined, cause: CancelCause, body: Body<T>): Promise<T> {
  const task = currentTask();
  if (!task) throw new RuntimeError('Timeout should be used inside a task');
  const timeout = new Timeout(task, whenMs, cause);
  let result: T;
  try {
    result = await body(timeout);
  } catch (error) {
    const isOurs = timeout._exit();
    if (isOurs && error instanceof CancelledError) throw new TimeoutError('', { cause: error });
    throw error;
  }
  timeout._exit();
  return result;
}
