import { RuntimeError } from '../errors';

/**
 * A generator has returned instead of taking what was sent to it. Python's class of the same name.
 *
 * @example
 * const once = prime(function* once(): Generator<void, string, number> { return `got ${yield}`; });
 * try {
 *   once().send(1);
 * } catch (error) {
 *   error instanceof StopIteration && error.value // → 'got 1'
 * }
 */
export class StopIteration extends Error {
  override readonly name: string = 'StopIteration';

  constructor(
    /** What the generator has returned. */
    readonly value: unknown,
  ) {
    super(value === undefined ? '' : String(value));
  }
}

/** A generator that waits at a `yield` for what is sent to it. `Y` is what it yields, and `N` what it takes. */
export class PrimedGenerator<Y, N> {
  readonly #generator: Generator<Y, unknown, N>;

  /** @internal */
  constructor(generator: Generator<Y, unknown, N>) {
    this.#generator = generator;
    yielded(generator.next());
  }

  /** Makes the `yield` where it waits give `value`, and returns what it yields next. */
  send(value: N): Y {
    return yielded(this.#generator.next(value));
  }

  /** Throws `error` at the `yield` where it waits, and returns what it yields next. */
  throw(error: unknown): Y {
    return yielded(this.#generator.throw(error));
  }

  /** Ends it where it waits: only its `finally` blocks still run. Throws {@link RuntimeError} if one of them yields. */
  close(): void {
    const { done } = this.#generator.return(undefined);
    if (!done) throw new RuntimeError('generator ignored GeneratorExit');
  }
}

/**
 * Makes generators that are ready to be sent something: the `@coroutine` decorator of the textbooks, from before
 * `async def`. A call runs the generator up to its first `yield`, whose value is lost. {@link PrimedGenerator.send}
 * throws {@link StopIteration} when the generator returns.
 *
 * @example
 * const averager = prime(function* averager(): Generator<number, void, number> {
 *   let [sum, count] = [0, 0];
 *   for (;;) {
 *     sum += yield sum / count++;
 *   }
 * });
 * const average = averager();
 * average.send(10) // → 10
 * average.send(20) // → 15
 */
export function prime<A extends unknown[] = never[], Y = unknown, N = unknown>(
  generatorFunction: (...args: A) => Generator<Y, unknown, N>,
): (...args: A) => PrimedGenerator<Y, N> {
  return (...args) => new PrimedGenerator(generatorFunction(...args));
}

function yielded<Y>(result: IteratorResult<Y, unknown>): Y {
  if (result.done) throw new StopIteration(result.value);
  return result.value;
}
