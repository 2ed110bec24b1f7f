import { expect, test } from 'vitest';
import { coro, createTask, KeyboardInterrupt, run, sleep, taskGroup } from '../../../runtime/asyncio/index';

const interrupt = coro(async function interrupt() {
  throw new KeyboardInterrupt();
});

test('a task that throws KeyboardInterrupt fails as with any exception', async () => {
  const main = coro(async function main() {
    const task = createTask(interrupt());
    await sleep(0);
    await sleep(0);
    return task.exception();
  });
  expect(await run(main())).toBeInstanceOf(KeyboardInterrupt);
});

test('its group throws it as it is, once the others have ended', async () => {
  const log: string[] = [];
  const sibling = coro(async function sibling() {
    try {
      await sleep(60_000);
    } finally {
      log.push('sibling stopped');
    }
  });
  const main = coro(async function main() {
    await taskGroup(async (group) => {
      group.createTask(sibling());
      group.createTask(interrupt());
    });
  });
  await expect(run(main())).rejects.toBeInstanceOf(KeyboardInterrupt);
  expect(log).toEqual(['sibling stopped']);
});
