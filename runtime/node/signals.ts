import { executionAsyncResource } from 'node:async_hooks';

/** Which signal's handler runs now. */
export class Signals {
  #ofLoop: NodeJS.Signals | undefined;

  /** A loop calls a handler. */
  begin(signal: NodeJS.Signals): void {
    this.#ofLoop = signal;
  }

  end(): void {
    this.#ofLoop = undefined;
  }

  /** Its name, '' of one that the program listens to itself; undefined if none runs. */
  get handled(): string | undefined {
    if (this.#ofLoop !== undefined) return this.#ofLoop;
    return executionAsyncResource()?.constructor?.name === 'Signal' ? '' : undefined;
  }
}
