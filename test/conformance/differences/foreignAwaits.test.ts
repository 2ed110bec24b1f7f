import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { CancelledError, coro, createTask, foreign, run, sleep } from '../../../runtime/asyncio/index';

test('a promise that is awaited as it is delays a cancellation to the next await, and one in foreign() does not', async () => {
  const log: string[] = [];
  const wait = coro(async function wait(name: string, start: () => PromiseLike<unknown>) {
    try {
      await start();
      log.push(`${name} went on`);
      await sleep(0);
    } catch (error) {
      log.push(`${name} ${(error as Error).name}`);
      throw error;
    }
  });
  const main = coro(async function main() {
    const bare = createTask(wait('bare', () => setTimeout(100)));
    const wrapped = createTask(
      wait('wrapped', () => Promise.resolve(foreign((signal) => setTimeout(60_000, undefined, { signal })))),
    );
    await sleep(0);
    bare.cancel();
    wrapped.cancel();
    for (const task of [wrapped, bare]) await expect(Promise.resolve(task)).rejects.toThrow(CancelledError);
  });
  await run(main());
  expect(log).toEqual(['wrapped CancelledError', 'bare went on', 'bare CancelledError']);
});
