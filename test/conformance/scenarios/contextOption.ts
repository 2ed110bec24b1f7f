import { AsyncLocalStorage } from 'node:async_hooks';
import { coro, createTask, gather, getRunningLoop, run, sleep, taskGroup } from 'loopscope';

const user = new AsyncLocalStorage<string>();
const show = coro(async function show(name: string) {
  console.log(name, user.getStore());
  await sleep(0);
  console.log(name, user.getStore());
});
const main = coro(async function main() {
  user.enterWith('before');
  const context = AsyncLocalStorage.snapshot();
  user.enterWith('after');
  await gather([createTask(show('with'), { context }), createTask(show('without'))]);
  await taskGroup(async (group) => {
    group.createTask(show('in a group'), { context });
  });
  context(() => getRunningLoop().callSoon(() => console.log('soon', user.getStore())));
  context(() => getRunningLoop().callSoon(() => console.log('in it', user.getStore())));
  await sleep(0);
  console.log(user.getStore());
});
await run(main());
