import type { WaitInfo } from '../hooks';
import { Coroutine } from './coroutine';
import { Definition } from './definition';

/**
 * Makes a coroutine function: Python's `async def`. A call runs nothing yet; it returns a coroutine, to be awaited
 * once or to be made a task. The name of the function that you pass is what reports and the panel show. For an arrow
 * without a name the debug mode shows what it is assigned to, if `LOOPSCOPE_DEBUG` or Loopscope started it.
 *
 * A parameter without a type has that of its default value. A method that is made so has its object as `this`.
 *
 * @example
 * const double = coro(async function double(x: number) { return 2 * x; });
 * const main = coro(async () => await double(21));
 * await run(main()) // → 42
 */
export function coro<A extends unknown[] = never[], T = unknown, This = unknown>(
  body: (this: This, ...args: A) => Promise<T>,
): (this: This, ...args: A) => Coroutine<T> {
  // `never[]`: TypeScript takes the type of a default value only where the parameter's own would fit it, and not `unknown`.
  const definition = new Definition(body, coro);
  function call(this: This, ...args: A): Coroutine<T> {
    return new Coro(definition, this, args);
  }
  return Object.defineProperty(call, 'name', { value: body.name });
}

class Coro<A extends unknown[], T, This> extends Coroutine<T> {
  readonly #definition: Definition<A, T, This>;
  // Not held for longer than it takes to pass them on.
  #of: This | undefined;
  #args: A | undefined;

  constructor(definition: Definition<A, T, This>, of: This, args: A) {
    super(definition);
    this.#definition = definition;
    this.#of = of;
    this.#args = args;
  }

  protected _run(resolve: (value: T) => void, reject: (error: unknown) => void): void {
    const { body } = this.#definition;
    const of = this.#of!;
    const args = this.#args!;
    this.#of = undefined;
    this.#args = undefined;
    try {
      body.apply(of, args).then(resolve, reject);
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
