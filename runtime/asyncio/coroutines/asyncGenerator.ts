import { getRunningLoop, isLoopRunning } from '../loop/context';

/**
 * Makes async generators that are closed with their loop, as all of Python's are: one that has begun and is not
 * finished when the program ends goes through its `finally` blocks, which may await. The loop holds it until then. A
 * bare `async function*` just stays where it is.
 *
 * Closed at once, in both cases, is a generator that a `for await` leaves early.
 *
 * @example
 * const log: string[] = [];
 * const ticks = asyncGenerator(async function* ticks(delayMs: number) {
 *   try {
 *     for (let tick = 1; ; tick++) {
 *       await sleep(delayMs);
 *       yield tick;
 *     }
 *   } finally {
 *     await sleep(1);
 *     log.push('closed');
 *   }
 * });
 * const main = coro(async function main() {
 *   const { value } = await ticks(1).next();
 *   return value;
 * });
 * await run(main()) // → 1
 * log // → ['closed']
 */
export function asyncGenerator<A extends unknown[] = never[], G extends AsyncGenerator = AsyncGenerator>(
  body: (...args: A) => G,
): (...args: A) => G {
  return (...args) => {
    const whole: AsyncGenerator = begin();
    return whole as G;

    async function* begin() {
      const loop = isLoopRunning() ? getRunningLoop() : undefined;
      loop?._asyncGenerators.add(whole, body.name);
      try {
        return yield* body(...args);
      } finally {
        loop?._asyncGenerators.delete(whole);
      }
    }
  };
}
