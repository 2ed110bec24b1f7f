import { coro, Event, getRunningLoop, KeyboardInterrupt, run, sleep } from 'loopscope';

const handled = coro(async function handled() {
  const loop = getRunningLoop();
  const stop = new Event();
  loop.addSignalHandler('SIGINT', () => stop.set());
  process.kill(process.pid, 'SIGINT');
  await stop.wait();
  return 'handled';
});
const interrupted = coro(async function interrupted() {
  try {
    process.kill(process.pid, 'SIGINT');
    await sleep(60_000);
  } finally {
    console.log('cleaned up');
  }
});
console.log(await run(handled()));
try {
  await run(interrupted());
} catch (error) {
  if (error instanceof KeyboardInterrupt) console.log('KeyboardInterrupt');
}
