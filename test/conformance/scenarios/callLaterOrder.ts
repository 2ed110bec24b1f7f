import { coro, getRunningLoop, run, sleep } from 'loopscope';

const main = coro(async function main() {
  const loop = getRunningLoop();
  const now = loop.time();
  loop.callLater(40, console.log, 'late');
  loop.callAt(now + 20, console.log, 'at, later');
  loop.callAt(now + 10, console.log, 'at, earlier');
  const cancelled = loop.callLater(30, console.log, 'never');
  loop.callLater(0, console.log, 'soon');
  loop.callLater(-1000, console.log, 'overdue');
  const handle = loop.callAt(now + 60_000, console.log);
  console.log(Number(handle.when === now + 60_000), Number(handle.cancelled()));
  handle.cancel();
  handle.cancel();
  console.log(Number(handle.cancelled()));
  cancelled.cancel();
  await sleep(60);
  cancelled.cancel();
  console.log('end');
});
await run(main());
