import { coro, getRunningLoop, newEventLoop, run } from 'loopscope';

const main = coro(async function main() {
  const loop = getRunningLoop();
  console.log(Number(loop.getDebug()));
  loop.setDebug(false);
  console.log(Number(loop.getDebug()), loop.slowCallbackDuration.toFixed(1));
});
await run(main());
await run(main(), { debug: true });
const loop = newEventLoop();
loop.setDebug(true);
console.log(Number(loop.getDebug()));
loop.close();
