import type { WaitInfo } from '../hooks';
import type { EventLoop } from '../loop/loop';
import { Future } from './future';

/** Tells one task that enough of the futures that it waits for are done. */
export class Completion extends Future<void> {
  readonly #describeWait: () => WaitInfo;

  /** @param describeWait what the debug mode shows for the task that waits */
  constructor(loop: EventLoop, describeWait: () => WaitInfo) {
    super(loop);
    this.#describeWait = describeWait;
  }

  /** Enough are done. Once is as good as often. */
  reach(): void {
    if (!this.done()) this.setResult();
  }

  /** @internal */
  override _waitInfo(): WaitInfo {
    return this.#describeWait();
  }
}
