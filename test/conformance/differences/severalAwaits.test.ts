import { expect, test } from 'vitest';
import { CancelledError, coro, createTask, Lock, run, sleep } from '../../../runtime/asyncio/index';

test('a lock that one of several awaits has got when the task is cancelled stays locked', async () => {
  const [taken, free] = [new Lock(), new Lock()];
  const both = coro(async function both() {
    await Promise.all([taken.acquire(), free.acquire()]);
  });
  const main = coro(async function main() {
    await taken.acquire();
    const task = createTask(both());
    await sleep(0);
    task.cancel();
    await expect(Promise.resolve(task)).rejects.toThrow(CancelledError);
    taken.release();
    return [taken.locked(), free.locked()];
  });
  expect(await run(main())).toEqual([false, true]);
});
