import { AsyncLocalStorage } from 'node:async_hooks';
import { coro, Future, getRunningLoop, run, sleep } from 'loopscope';

const user = new AsyncLocalStorage<string>();
function show(what: string): void {
  console.log(what, user.getStore());
  user.enterWith(what);
}
const main = coro(async function main() {
  const loop = getRunningLoop();
  const future = new Future<void>();
  user.enterWith('first');
  loop.callSoon(show, 'soon');
  loop.callLater(5, show, 'later');
  future.addDoneCallback(() => show('callback'));
  user.enterWith('second');
  loop.callSoon(show, 'soon again');
  future.addDoneCallback(() => show('callback again'));
  user.enterWith('third');
  future.setResult();
  future.addDoneCallback(() => show('late callback'));
  await sleep(20);
  console.log('main', user.getStore());
});
await run(main());
