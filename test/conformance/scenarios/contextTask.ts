import { AsyncLocalStorage } from 'node:async_hooks';
import { coro, createTask, gather, run, sleep, taskGroup } from 'loopscope';

const user = new AsyncLocalStorage<string>();
const get = () => user.getStore() ?? 'nobody';
const child = coro(async function child(name: string) {
  console.log(name, 'starts with', get());
  user.enterWith(name);
  await sleep(0);
  console.log(name, 'keeps', get());
});
const main = coro(async function main() {
  user.enterWith('main');
  const first = createTask(child('first'));
  user.enterWith('changed');
  const second = createTask(child('second'));
  await gather([first, second]);
  console.log('main keeps', get());
  await gather([child('third'), child('fourth')]);
  await taskGroup(async (group) => {
    group.createTask(child('fifth'));
  });
  console.log('main keeps', get());
});
await run(main());
console.log(get());
