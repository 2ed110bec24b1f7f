import { coro, getRunningLoop, run, shield, sleep } from 'loopscope';

const main = coro(async function main() {
  const loop = getRunningLoop();
  const done = loop.createFuture<string>();
  done.setResult('there');
  console.log(Number(shield(done) === done), await shield(done));
  const failed = loop.createFuture();
  failed.setException(new Error('broken'));
  try {
    await shield(failed);
  } catch (error) {
    console.log((error as Error).message);
  }
  const pending = loop.createFuture<string>();
  const outer = shield(pending);
  console.log(Number(outer === pending), Number(outer.done()));
  pending.setResult('later');
  console.log(Number(outer.done()));
  await sleep(0);
  console.log(Number(outer.done()), outer.result());
});
await run(main());
