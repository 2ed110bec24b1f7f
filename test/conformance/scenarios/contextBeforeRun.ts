import { AsyncLocalStorage } from 'node:async_hooks';
import { coro, newEventLoop, sleep } from 'loopscope';

const user = new AsyncLocalStorage<string>();
const work = coro(async function work() {
  console.log('task', user.getStore());
  await sleep(0);
});
const loop = newEventLoop();
user.enterWith('early');
loop.callSoon(() => console.log('soon', user.getStore()));
const task = loop.createTask(work());
user.enterWith('late');
await loop.runUntilComplete(task);
loop.callSoon(() => console.log('between', user.getStore()));
user.enterWith('last');
loop.callSoon(() => loop.stop());
await loop.runForever();
loop.close();
