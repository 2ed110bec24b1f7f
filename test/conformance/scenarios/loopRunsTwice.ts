import { coro, newEventLoop, RuntimeError, sleep } from 'loopscope';

const work = coro(async function work(name: string) {
  await sleep(0);
  return name;
});
const loop = newEventLoop();
loop.callSoon(console.log, 'first turn');
console.log(await loop.runUntilComplete(work('one')));
loop.callSoon(console.log, 'kept');
console.log(await loop.runUntilComplete(work('two')));
function turn(n: number): void {
  console.log('turn', n);
  loop.callSoon(turn, n + 1);
  if (n === 2) loop.stop();
}
loop.callSoon(turn, 0);
loop.callSoon(console.log, 'beside');
await loop.runForever();
console.log('stopped', Number(loop.isRunning()));
loop.stop();
await loop.runForever();
console.log('one turn');
loop.callSoon(() => loop.stop());
try {
  await loop.runUntilComplete(sleep(60_000));
} catch (error) {
  if (error instanceof RuntimeError) console.log(error.message);
}
loop.close();
