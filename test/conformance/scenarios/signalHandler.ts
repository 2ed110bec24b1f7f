import { coro, getRunningLoop, run } from 'loopscope';

const main = coro(async function main() {
  const loop = getRunningLoop();
  const got = loop.createFuture<[string, string]>();
  loop.addSignalHandler('SIGUSR2', (a: string, b: string) => got.setResult([a, b]), 'x', 'y');
  console.log('None');
  process.kill(process.pid, 'SIGUSR2');
  console.log(Number(got.done()));
  console.log(...(await got));
  console.log(Number(loop.removeSignalHandler('SIGUSR2')), Number(loop.removeSignalHandler('SIGUSR2')));
});
await run(main());
