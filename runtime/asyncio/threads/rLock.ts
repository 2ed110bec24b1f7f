import { threadId } from 'node:worker_threads';
import type { Coroutine } from '../coroutines/coroutine';
import { MethodCall } from '../coroutines/methodCall';
import { RuntimeError } from '../errors';
import { type AcquireOptions, SharedLock } from './sharedLock';
import { ThreadLock } from './threadLock';

/** That of the main thread is 0, which here means nobody. */
const THIS_THREAD = threadId + 1;

/**
 * A {@link ThreadLock} that the thread which holds it can acquire again: it is free when it was released as often.
 * Tasks of one thread don't keep each other out.
 *
 * @example
 * const lock = new RLock();
 * const twice = lock.with(() => lock.with(() => 'inside'));
 * `${twice} ${lock.locked()}` // → 'inside false'
 */
export class RLock extends SharedLock {
  readonly #lock: ThreadLock;
  readonly #owner: Int32Array;
  readonly #count: Int32Array;

  /** @param shared another thread's lock, to have the same one; by default, a new one */
  constructor(shared = new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT)) {
    super(shared);
    this.#lock = new ThreadLock(shared);
    this.#owner = new Int32Array(shared, Int32Array.BYTES_PER_ELEMENT, 1);
    this.#count = new Int32Array(shared, 2 * Int32Array.BYTES_PER_ELEMENT, 1);
  }

  override acquire(options: AcquireOptions = {}): boolean {
    return this.#take(this.#isMine() || this.#lock.acquire(options));
  }

  override acquireAsync(options: Pick<AcquireOptions, 'timeoutMs'> = {}): Coroutine<boolean> {
    return new MethodCall('RLock.acquireAsync', async () => {
      return this.#take(this.#isMine() || (await this.#lock.acquireAsync(options)));
    });
  }

  /** Takes one {@link acquire} back. Throws {@link RuntimeError} if this thread has not acquired it. */
  override release(): void {
    if (!this.#isMine()) throw new RuntimeError('cannot release un-acquired lock');
    if (Atomics.sub(this.#count, 0, 1) > 1) return;
    Atomics.store(this.#owner, 0, 0);
    this.#lock.release();
  }

  /** Whether a thread has acquired it. */
  override locked(): boolean {
    return this.#lock.locked();
  }

  #isMine(): boolean {
    return Atomics.load(this.#owner, 0) === THIS_THREAD;
  }

  #take(isAcquired: boolean): boolean {
    if (!isAcquired) return false;
    Atomics.store(this.#owner, 0, THIS_THREAD);
    Atomics.add(this.#count, 0, 1);
    return true;
  }
}
