import { AsyncLocalStorage } from 'node:async_hooks';
import { expect, test } from 'vitest';
import { coro, createTask, run } from '../../../runtime/asyncio/index';

const user = new AsyncLocalStorage<string>();
const login = coro(async function login() {
  user.enterWith('ann');
  return user.getStore();
});

test('what an awaited coroutine sets, the one that awaits it does not see', async () => {
  const main = coro(async function main() {
    user.enterWith('nobody');
    return [await login(), user.getStore()];
  });
  expect(await run(main())).toEqual(['ann', 'nobody']);
});

test('what a task sets, is not in the context that it was given', async () => {
  const main = coro(async function main() {
    user.enterWith('nobody');
    const context = AsyncLocalStorage.snapshot();
    return [
      await createTask(login(), { context }),
      await createTask(coro(async () => user.getStore())(), { context }),
    ];
  });
  expect(await run(main())).toEqual(['ann', 'nobody']);
});
