import { coro, getRunningLoop, RuntimeError, run, sleep } from 'loopscope';

const main = coro(async function main() {
  const loop = getRunningLoop();
  loop.addSignalHandler('SIGTERM', console.log, 'first');
  loop.addSignalHandler('SIGTERM', console.log, 'second');
  process.kill(process.pid, 'SIGTERM');
  await sleep(50);
  loop.setExceptionHandler((_, { exception }) => console.log((exception as Error).message));
  loop.addSignalHandler('SIGTERM', () => {
    throw new Error('in the handler');
  });
  process.kill(process.pid, 'SIGTERM');
  await sleep(50);
  try {
    loop.addSignalHandler('SIGKILL', console.log);
  } catch (error) {
    if (error instanceof RuntimeError) console.log('RuntimeError');
  }
});
await run(main());
