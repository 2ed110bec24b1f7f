import { coro, getRunningLoop, run, sleep } from 'loopscope';

const main = coro(async function main() {
  const loop = getRunningLoop();
  const before = loop.time();
  await sleep(20);
  console.log(Number(loop.time() - before >= 20), Number(loop.time() - before < 10_000));
  const due = loop.time() + 20;
  const called = loop.createFuture<number>();
  loop.callAt(due, () => called.setResult(loop.time()));
  console.log(Number((await called) >= due));
});
await run(main());
