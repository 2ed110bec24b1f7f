import { coro, getRunningLoop, newEventLoop, RuntimeError, sleep } from 'loopscope';

const main = coro(async function main() {
  const loop = getRunningLoop();
  loop.callSoon(console.log, 'soon');
  loop.callSoonThreadsafe(console.log, 'threadsafe', 1);
  loop.callSoon(console.log, 'soon again');
  loop.callSoonThreadsafe(console.log, 'never').cancel();
  console.log('main');
  await sleep(0);
  console.log('main again');
});
const loop = newEventLoop();
loop.callSoonThreadsafe(console.log, 'before it runs');
await loop.runUntilComplete(main());
loop.close();
try {
  loop.callSoonThreadsafe(console.log);
} catch (error) {
  if (error instanceof RuntimeError) console.log(error.message);
}
