/** The idioms of the textbooks, beyond what the conformance scenarios compare with CPython. */
import { expect, test, vi } from 'vitest';
import { type Coroutine, coro, prime, run, sleep, timed } from '../../../runtime/asyncio/index';

const LINES = [/^starting work with args \[ 2, 'b' \]$/, /^finished work in \d+\.\d{4} second\(s\)$/];

test('timed writes to the console by default', async () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  const work = timed(
    coro(async function work(n: number, text: string) {
      await sleep(1);
      return text.repeat(n);
    }),
  );
  const coroutine: Coroutine<string> = work(2, 'b');
  expect(log).not.toHaveBeenCalled();
  expect(await run(coroutine)).toBe('bb');
  const lines = log.mock.calls.map(([line]) => line);
  log.mockRestore();
  expect(lines).toEqual(LINES.map((line) => expect.stringMatching(line)));
});

// The test runner leaves decorators as they are, which Node doesn't know: here they are called by hand.
const context = { kind: 'method', name: 'work' } as ClassMethodDecoratorContext;

test('timed without options decorates a method', async () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  const work = timed()(async function (this: unknown, n: number, text: string) {
    return `${this}${text.repeat(n)}`;
  }, context);
  expect(await work.call('a', 2, 'b')).toBe('abb');
  const lines = log.mock.calls.map(([line]) => line);
  log.mockRestore();
  expect(lines).toEqual(LINES.map((line) => expect.stringMatching(line)));
});

test('timed measures the time in seconds', async () => {
  const lines: string[] = [];
  const clock = vi.spyOn(performance, 'now').mockReturnValueOnce(1000).mockReturnValueOnce(2500);
  await timed({ log: (line) => lines.push(line) })(async () => {}, context)();
  clock.mockRestore();
  expect(lines).toEqual(['starting work with args []', 'finished work in 1.5000 second(s)']);
});

test('a primed generator takes what its yield gives', () => {
  const lengths = prime(function* lengths(): Generator<number, void, string> {
    let text = yield 0;
    for (;;) text = yield text.length;
  });
  const generator = lengths();
  expect(generator.send('abc')).toBe(3);
  // @ts-expect-error: it takes strings
  expect(generator.send([1, 2])).toBe(2);
});
