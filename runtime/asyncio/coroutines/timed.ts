import { inspect } from 'node:util';
import type { Awaitable } from './awaitable';
import { coro } from './coro';
import type { Coroutine } from './coroutine';

/** How calls are timed. */
export interface TimedOptions {
  /** Is given each line; by default, `console.log`. */
  readonly log?: (line: string) => void;
}

type AsyncMethod<This, A extends unknown[], T> = (this: This, ...args: A) => Promise<T>;

/**
 * Says when each call of a function starts, and how long it took: the `async_timed` of the textbooks. `timed(fn)` makes
 * a coroutine function of an async function or of one that {@link coro} made. Without a function it is a decorator,
 * for the async methods of a class.
 *
 * @example
 * const lines: string[] = [];
 * const log = (line: string) => lines.push(line.replace(/[\d.]+ s/, '… s'));
 * const delay = timed(async function delay(ms: number) { await sleep(ms); }, { log });
 * class Shop {
 *   @timed({ log })
 *   async price(of: string) { await delay(1); return of.length; }
 * }
 * const main = coro(async () => await new Shop().price('tea'));
 * await run(main()) // → 3
 * lines[1] // → 'starting delay with args [ 1 ]'
 * lines[3] // → 'finished price in … second(s)'
 */
export function timed<A extends unknown[] = never[], T = unknown>(
  fn: (...args: A) => Awaitable<T> | PromiseLike<T>,
  options?: TimedOptions,
): (...args: A) => Coroutine<T>;
export function timed(
  options?: TimedOptions,
): <This, A extends unknown[], T>(
  method: AsyncMethod<This, A, T>,
  context: ClassMethodDecoratorContext<This>,
) => AsyncMethod<This, A, T>;
export function timed<A extends unknown[], T>(
  fnOrOptions?: ((...args: A) => Awaitable<T> | PromiseLike<T>) | TimedOptions,
  options?: TimedOptions,
): unknown {
  return typeof fnOrOptions === 'function' ? timedFunction(fnOrOptions, options) : timedMethod(fnOrOptions);
}

function timedFunction<A extends unknown[], T>(
  fn: (...args: A) => Awaitable<T> | PromiseLike<T>,
  options: TimedOptions | undefined,
): (...args: A) => Coroutine<T> {
  const body = (...args: A) => time(fn.name, args, async () => await fn(...args), options);
  return coro(Object.defineProperty(body, 'name', { value: fn.name }));
}

function timedMethod(options: TimedOptions | undefined) {
  return <This, A extends unknown[], T>(
    method: AsyncMethod<This, A, T>,
    { name }: ClassMethodDecoratorContext<This>,
  ): AsyncMethod<This, A, T> =>
    function (...args) {
      return time(String(name), args, () => method.apply(this, args), options);
    };
}

async function time<T>(
  name: string,
  args: readonly unknown[],
  call: () => Promise<T>,
  { log = console.log }: TimedOptions = {},
): Promise<T> {
  log(`starting ${name} with args ${inspect(args)}`);
  const start = performance.now();
  try {
    return await call();
  } finally {
    const seconds = (performance.now() - start) / 1000;
    log(`finished ${name} in ${seconds.toFixed(4)} second(s)`);
  }
}
