import type { WaitInfo } from '../hooks';
import { Coroutine } from './coroutine';

/** The coroutine of an async method of this library: nothing runs until it is awaited or made a task. */
export class MethodCall<T> extends Coroutine<T> {
  readonly #body: () => Promise<T>;

  constructor(name: string, body: () => Promise<T>) {
    super({ name });
    this.#body = body;
  }

  protected _run(resolve: (value: T) => void, reject: (error: unknown) => void): void {
    this.#body().then(resolve, reject);
  }

  /** @internal */
  override _waitInfo(): WaitInfo {
    return { kind: 'unknown', subject: this.name };
  }
}
