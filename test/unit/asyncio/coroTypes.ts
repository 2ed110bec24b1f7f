/** For the compiler alone: what types the parameters of coroutine functions have. */
import { asyncGenerator, type Coroutine, coro, prime, timed } from '../../../runtime/asyncio/index';

const retry = coro(async (url: string, attempts = 3) => `${url} ${attempts - 1}`);
const first = coro(async <T>(items: T[], otherwise?: T): Promise<T | undefined> => items[0] ?? otherwise);
const repeated = timed(async (text: string, times = 2) => text.repeat(times));
const ticks = asyncGenerator(async function* ticks(delayMs = 1) {
  yield delayMs;
});
const sums = prime(function* sums(start = 0): Generator<number, void, number> {
  for (let sum = start; ; ) sum += yield sum;
});

class Shop {
  readonly #price = 3;
  readonly total = coro(async (count = 1) => count * this.#price);
  readonly twice = coro(async function twice(this: Shop, count: number) {
    return (await this.total(count)) * 2;
  });
}

export function fits(call: (serve: (name: string, port: number) => Coroutine<void>) => void): unknown[] {
  // Those of a coroutine function that is passed on come from where it goes.
  call(coro(async (name, port) => void name.padEnd(port)));
  const text: Coroutine<string> = retry('url', 5);
  const ofItems: Coroutine<number | undefined> = first([1, 2], 3);
  const total: Coroutine<number> = new Shop().total(2);
  const twice: Coroutine<number> = new Shop().twice(2);
  return [twice, text, ofItems, total, retry('url'), repeated('a', 3), ticks(5), ticks(), sums(5)];
}

export function fitsNot(): unknown[] {
  const { twice } = new Shop();
  return [
    // @ts-expect-error: a number by default
    retry('url', 'three'),
    // @ts-expect-error: no default
    retry(),
    // @ts-expect-error: not of the items' type
    first([1, 2], 'three'),
    // @ts-expect-error: a number by default
    repeated('a', 'b'),
    // @ts-expect-error: a number by default
    ticks('1'),
    // @ts-expect-error: a number by default
    sums('1'),
    // @ts-expect-error: a number by default
    new Shop().total('2'),
    // @ts-expect-error: it needs its object
    twice(2),
  ];
}
