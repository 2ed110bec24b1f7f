import { AsyncLocalStorage } from 'node:async_hooks';
import { coro, createTask, run, sleep } from 'loopscope';

const user = new AsyncLocalStorage<string>();
const work = coro(async function work() {
  console.log('starts with', user.getStore());
  user.enterWith('work');
  await sleep(0);
  console.log('keeps', user.getStore());
});
const main = coro(async function main() {
  user.enterWith('before');
  const context = AsyncLocalStorage.snapshot();
  user.enterWith('main');
  const task = createTask(work(), { eagerStart: true });
  console.log('main keeps', user.getStore());
  await task;
  await createTask(work(), { eagerStart: true, context });
  console.log('main keeps', user.getStore());
});
await run(main());
