import { coro, getRunningLoop, run, sleep } from 'loopscope';

const main = coro(async function main() {
  const loop = getRunningLoop();
  const now = loop.time();
  loop.callLater(400, console.log, 'late');
  loop.callAt(now + 200, console.log, 'at, later');
  loop.callAt(now + 100, console.log, 'at, earlier');
  const cancelled = loop.callLater(300, console.log, 'never');
  loop.callLater(0, console.log, 'soon');
  loop.callLater(-1000, console.log, 'overdue');
  const handle = loop.callAt(now + 60_000, console.log);
  console.log(Number(handle.when === now + 60_000), Number(handle.cancelled()));
  handle.cancel();
  handle.cancel();
  console.log(Number(handle.cancelled()));
  cancelled.cancel();
  await sleep(600);
  cancelled.cancel();
  console.log('end');
});
await run(main());
