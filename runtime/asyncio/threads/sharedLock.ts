import type { Coroutine } from '../coroutines/coroutine';
import { MethodCall } from '../coroutines/methodCall';

/** How a lock of threads is acquired. */
export interface AcquireOptions {
  /** Whether to wait; by default, yes. */
  readonly blocking?: boolean;
  /** How long to wait at most, in milliseconds; by default, for ever. */
  readonly timeoutMs?: number;
}

/** A lock that threads share. */
export abstract class SharedLock {
  /** @internal */
  constructor(
    /** Pass this to a thread, among its arguments: a new lock that is made of it there is the same lock. */
    readonly shared: SharedArrayBuffer,
  ) {}

  /**
   * Acquires it and returns true; false if it may not wait, or not for so long. Waiting blocks the thread: use
   * {@link acquireAsync} in a task. Throws a `RangeError` for a timeout that is negative or NaN, or if it may not wait.
   */
  abstract acquire(options?: AcquireOptions): boolean;

  /** As {@link acquire}, but only the task waits and not its loop. */
  abstract acquireAsync(options?: Pick<AcquireOptions, 'timeoutMs'>): Coroutine<boolean>;

  abstract release(): void;

  abstract locked(): boolean;

  /** Calls `body` while it is acquired, and returns what that returns. */
  with<T>(body: () => T): T {
    this.acquire();
    try {
      return body();
    } finally {
      this.release();
    }
  }

  /** As {@link with}, but only the task waits, and `body` may. */
  withAsync<T>(body: () => T | PromiseLike<T>): Coroutine<T> {
    return new MethodCall(`${this.constructor.name}.withAsync`, async () => {
      await this.acquireAsync();
      try {
        return await body();
      } finally {
        this.release();
      }
    });
  }
}
