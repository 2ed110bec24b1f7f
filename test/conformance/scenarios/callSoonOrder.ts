import { coro, getRunningLoop, run, sleep } from 'loopscope';

function call(name: string, depth: number): void {
  console.log(name, depth);
  if (depth > 0) getRunningLoop().callSoon(call, name, depth - 1);
}
const main = coro(async function main() {
  const loop = getRunningLoop();
  loop.callSoon(call, 'a', 2);
  const handle = loop.callSoon(call, 'cancelled', 0);
  loop.callSoon(call, 'b', 1);
  loop.callLater(300, call, 'later', 1);
  loop.callLater(200, call, 'sooner', 0);
  const timer = loop.callLater(200, call, 'cancelled', 0);
  handle.cancel();
  timer.cancel();
  console.log(Number(handle.cancelled()), Number(timer.cancelled()));
  for (let turn = 0; turn < 4; turn++) {
    await sleep(0);
    console.log('turn', turn);
  }
  await sleep(400);
});
await run(main());
