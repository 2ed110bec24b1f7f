import { coro, jobsOf, run, sleep, toThread } from 'loopscope';
import { expect, test } from 'vitest';

const { double } = jobsOf<typeof import('./work.js')>(new URL('./jobs.mjs', import.meta.url));

test('a coroutine', async () => {
  const main = coro(async function main() {
    await sleep(1);
    return await toThread(double, 21);
  });
  expect(await run(main())).toBe(42);
});
