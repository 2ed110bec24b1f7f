import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { allTasks, coro, createTask, Future, run, sleep } from '../../../runtime/asyncio/index';

test('a task that nobody refers to is not collected', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const forever = coro(async function forever() {
    await new Future();
  });
  const main = coro(async function main() {
    createTask(forever());
    await sleep(0);
    collect();
    await sleep(10);
    collect();
    return allTasks().size;
  });
  expect(await run(main())).toBe(2);
});
