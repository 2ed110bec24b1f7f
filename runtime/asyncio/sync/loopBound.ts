import { RuntimeError } from '../errors';
import { hooks, type Resource, type ResourceInfo } from '../hooks';
import { getRunningLoop } from '../loop/context';
import type { EventLoop } from '../loop/loop';

/** What the panel needs to tell one lock, queue or the like from another. */
export interface NameOptions {
  /** The name that the panel shows. CPython's have none. */
  readonly name?: string | undefined;
}

/** What tasks of one loop share: that of the first task that has to wait for it. */
export abstract class LoopBound implements Resource {
  /** @internal */
  readonly _name: string | undefined;
  #loop: EventLoop | undefined;

  /** @param options a name that the panel shows */
  constructor({ name }: NameOptions = {}) {
    this._name = name;
    hooks?.resourceMade(this);
  }

  /**
   * The loop that runs. Throws {@link RuntimeError} if it is not the one of before.
   * @internal
   */
  _getLoop(): EventLoop {
    const loop = getRunningLoop();
    this.#loop ??= loop;
    if (loop !== this.#loop) throw new RuntimeError(`${this} is bound to a different event loop`);
    return loop;
  }

  /** @internal */
  abstract _resourceInfo(): ResourceInfo;
}
