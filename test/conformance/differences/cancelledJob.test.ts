import { expect, test } from 'vitest';
import { coro, createTask, jobsOf, run, sleep, ThreadPoolExecutor } from '../../../runtime/asyncio/index';

const work = jobsOf<{ count(counter: Int32Array): void; next(): string }>(
  `data:text/javascript,
  export function count(counter) { for (;;) Atomics.add(counter, 0, 1); }
  export const next = () => 'next';`,
);

test('a cancelled job is ended where it is, and its place in the pool is free', async () => {
  const main = coro(async () => {
    const pool = new ThreadPoolExecutor({ maxWorkers: 1 });
    const counter = new Int32Array(new SharedArrayBuffer(4));
    const job = pool.submit(work.count, counter);
    while (Atomics.load(counter, 0) === 0) await sleep(1);
    expect(job.cancel()).toBe(true);
    expect(await pool.submit(work.next)).toBe('next');
    // If it went on, the two would never be the same.
    for (let seen = -1; seen !== Atomics.load(counter, 0); await sleep(20)) seen = Atomics.load(counter, 0);
    await pool.shutdown();
  });
  await run(main());
});

test('what is left when the program ends is cancelled, and its job with it', async () => {
  const main = coro(async () => {
    createTask(coro(async () => await new ThreadPoolExecutor().submit(work.count, new Int32Array(1)))());
    await sleep(0);
    return 'over';
  });
  expect(await run(main())).toBe('over');
});
