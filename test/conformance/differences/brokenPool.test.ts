import { expect, test } from 'vitest';
import { coro, jobsOf, ProcessPoolExecutor, run } from '../../../runtime/asyncio/index';

const work = jobsOf<{ crash(): void; next(): string }>(
  `data:text/javascript,
  export const crash = () => process.kill(process.pid, 'SIGKILL');
  export const next = () => 'next';`,
);

test('a process that dies fails its own job; the pool starts another one', async () => {
  const main = coro(async () => {
    const pool = new ProcessPoolExecutor({ maxWorkers: 1 });
    await expect(Promise.resolve(pool.submit(work.crash))).rejects.toThrow('Worker exited unexpectedly');
    expect(await pool.submit(work.next)).toBe('next');
    await pool.shutdown();
  });
  await run(main());
});
