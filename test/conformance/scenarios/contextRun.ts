import { AsyncLocalStorage } from 'node:async_hooks';
import { coro, createTask, ensureFuture, gather, run, sleep } from 'loopscope';

const user = new AsyncLocalStorage<string>();
const child = coro(async function child() {
  await sleep(1);
  return user.getStore();
});
const main = coro(async function main() {
  const ann = user.run('ann', () => createTask(child()));
  const bob = user.run('bob', () => ensureFuture(child()));
  const eve = user.run('eve', () => gather([child(), child()]));
  console.log(await ann, await bob, ...(await eve), user.getStore());
  return user.getStore();
});
console.log(await user.run('outside', () => run(main())), user.getStore() ?? 'nobody');
