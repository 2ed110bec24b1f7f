import { expect, test } from 'vitest';
import {
  coro,
  Future,
  getRunningLoop,
  jobsOf,
  run,
  sleep,
  Thread,
  ThreadPoolExecutor,
} from '../../../runtime/asyncio/index';

const timers = jobsOf<typeof import('node:timers/promises')>('node:timers/promises');

test('submit, join and shutdown are awaited, and the loop runs on', async () => {
  const main = coro(async () => {
    const ticks: string[] = [];
    const tick = (what: string) => getRunningLoop().callSoon(() => ticks.push(what));
    const pool = new ThreadPoolExecutor({ maxWorkers: 1 });
    const future = pool.submit(timers.setTimeout, 5);
    expect(future).toBeInstanceOf(Future);
    expect(() => future.result()).toThrow('Result is not set.');
    tick('during the job');
    await future;
    const thread = new Thread({ target: timers.setTimeout, args: [5] });
    thread.start();
    tick('during the thread');
    await thread.join();
    tick('during the shutdown');
    await pool.shutdown();
    await sleep(0);
    expect(ticks).toEqual(['during the job', 'during the thread', 'during the shutdown']);
  });
  await run(main());
});
