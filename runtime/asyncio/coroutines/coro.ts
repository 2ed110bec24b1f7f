import type { WaitInfo } from '../hooks';
import { Coroutine } from './coroutine';
import { Definition } from './definition';

/**
 * Makes a coroutine function: Python's `async def`. A call runs nothing yet; it returns a coroutine, to be awaited
 * once or to be made a task. The name of the function that you pass is what reports and the panel show. For an arrow
 * without a name the debug mode shows what it is assigned to, if `LOOPSCOPE_DEBUG` or Loopscope started it.
 *
 * A parameter without a type has that of its default value.
 *
 * @example
 * const double = coro(async function double(x: number) { return 2 * x; });
 * const main = coro(async () => await double(21));
 * await run(main()) // → 42
 */
export function coro<A extends unknown[] = never[], T = unknown>(
  body: (...args: A) => Promise<T>,
): (...args: A) => Coroutine<T> {
  // `never[]`: TypeScript takes the type of a default value only where the parameter's own would fit it, and not `unknown`.
  const definition = new Definition(body, coro);
  const call = (...args: A) => new Coro(definition, args);
  return Object.defineProperty(call, 'name', { value: body.name });
}

class Coro<A extends unknown[], T> extends Coroutine<T> {
  readonly #definition: Definition<A, T>;
  // Not held for longer than it takes to pass them on.
  #args: A | undefined;

  constructor(definition: Definition<A, T>, args: A) {
    super(definition);
    this.#definition = definition;
    this.#args = args;
  }

  protected _run(resolve: (value: T) => void, reject: (error: unknown) => void): void {
    const { body } = this.#definition;
    const args = this.#args!;
    this.#args = undefined;
    try {
      body(...args).then(resolve, reject);
    } catch (error) {
      // Not every body is an async function: one that returns a promise may throw before.
      reject(error);
    }
  }

  /** @internal */
  override _waitInfo(): WaitInfo {
    return { kind: 'unknown', subject: this.name };
  }
}
