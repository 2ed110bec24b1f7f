import type { Coroutine } from '../coroutines/coroutine';
import { MethodCall } from '../coroutines/methodCall';
import { RuntimeError } from '../errors';
import type { WaitInfo } from '../hooks';
import { getRunningLoop } from '../loop/context';
import { Future } from '../tasks/future';
import { type AcquireOptions, SharedLock } from './sharedLock';

/** What the lock's one number says. */
const FREE = 0;
const HELD = 1;
/** Held, and somebody may wait: the one that releases it has to wake one. */
const CONTENDED = 2;

type WaitAsync = (
  array: Int32Array,
  index: number,
  value: number,
  timeoutMs: number,
) => { async: false } | { async: true; value: Promise<unknown> };

/** Node has it; the types of ES2022 don't. */
const { waitAsync } = Atomics as typeof Atomics & { readonly waitAsync: WaitAsync };

/**
 * Lets one thread at a time do something: Python's `threading.Lock`. Any thread may release it. Those that wait get it
 * in no particular order.
 *
 * @example
 * const lock = new ThreadLock();
 * const counter = new Int32Array(new SharedArrayBuffer(4));
 * // A thread that is given `lock.shared` and `counter` does the same with its own `new ThreadLock(shared)`.
 * lock.with(() => { counter[0] = counter[0]! + 1; });
 * lock.acquire();
 * lock.acquire({ timeoutMs: 1 }) // → false
 * lock.release();
 * lock.locked() // → false
 */
export class ThreadLock extends SharedLock {
  readonly #state: Int32Array;

  /** @param shared another thread's lock, to have the same one; by default, a new one */
  constructor(shared = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) {
    super(shared);
    this.#state = new Int32Array(shared, 0, 1);
  }

  override acquire({ blocking = true, timeoutMs }: AcquireOptions = {}): boolean {
    if (!blocking && timeoutMs !== undefined) {
      throw new RangeError("can't specify a timeout for a non-blocking call");
    }
    const deadline = deadlineOf(blocking ? timeoutMs : 0);
    if (this.#takeFree()) return true;
    while (blocking && !this.#takeContended()) {
      const leftMs = deadline - performance.now();
      if (leftMs <= 0) return false;
      Atomics.wait(this.#state, 0, CONTENDED, leftMs);
    }
    return blocking;
  }

  override acquireAsync({ timeoutMs }: Pick<AcquireOptions, 'timeoutMs'> = {}): Coroutine<boolean> {
    return new MethodCall('ThreadLock.acquireAsync', async () => {
      const deadline = deadlineOf(timeoutMs);
      if (this.#takeFree()) return true;
      while (!this.#takeContended()) {
        const leftMs = deadline - performance.now();
        if (leftMs <= 0) return false;
        await this.#released(leftMs);
      }
      return true;
    });
  }

  /** Releases it, for one of those that wait. Throws {@link RuntimeError} if it is not acquired. */
  override release(): void {
    const state = Atomics.exchange(this.#state, 0, FREE);
    if (state === FREE) throw new RuntimeError('release unlocked lock');
    if (state === CONTENDED) Atomics.notify(this.#state, 0, 1);
  }

  /** Whether somebody has acquired it. */
  override locked(): boolean {
    return Atomics.load(this.#state, 0) !== FREE;
  }

  #takeFree(): boolean {
    return Atomics.compareExchange(this.#state, 0, FREE, HELD) === FREE;
  }

  /** For one that has waited: others may still wait, so it leaves the lock contended. */
  #takeContended(): boolean {
    return Atomics.exchange(this.#state, 0, CONTENDED) === FREE;
  }

  async #released(timeoutMs: number): Promise<void> {
    const waiting = waitAsync(this.#state, 0, CONTENDED, timeoutMs);
    if (!waiting.async) return;
    const release = new Release();
    void waiting.value.then(() => {
      if (!release.done()) release.setResult();
    });
    try {
      await release;
    } catch (error) {
      // Cancelled. It still stands in line: what wakes it, now or later, is for another one.
      void waiting.value.then(() => Atomics.notify(this.#state, 0, 1));
      throw error;
    }
  }
}

class Release extends Future<void> {
  constructor() {
    super(getRunningLoop());
  }

  /** @internal */
  override _waitInfo(): WaitInfo {
    return { kind: 'lock' };
  }
}

function deadlineOf(timeoutMs = Number.POSITIVE_INFINITY): number {
  if (!(timeoutMs >= 0)) throw new RangeError('timeout value must be a non-negative number');
  return performance.now() + timeoutMs;
}
