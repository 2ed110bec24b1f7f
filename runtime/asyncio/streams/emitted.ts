import type { EventEmitter } from 'node:events';
import type { WaitInfo } from '../hooks';
import type { EventLoop } from '../loop/loop';
import { Line } from '../sync/line';
import { Until } from '../sync/until';
import { asOSError, type OSError } from './osError';

/** Waits for an event of something of Node that was started just now; if 'error' comes first, throws that. */
export class Emitted extends Until<void> {
  readonly #info: WaitInfo;
  #isEmitted = false;
  #error: OSError | undefined;

  constructor(loop: EventLoop, emitter: EventEmitter, event: string, info: WaitInfo) {
    const line = new Line();
    super({ name: event }, loop, line);
    this.#info = info;
    emitter.once(event, () => {
      this.#isEmitted = true;
      line.wakeAll();
    });
    // Without a listener for what may come later an error would end the process.
    emitter.on('error', (error) => {
      this.#error ??= asOSError(error);
      line.wakeAll();
    });
  }

  protected override _isReady(): boolean {
    if (this.#isEmitted) return true;
    if (this.#error) throw this.#error;
    return false;
  }

  protected override _result(): void {}

  /** @internal */
  override _waitInfo(): WaitInfo {
    return this.#info;
  }
}
