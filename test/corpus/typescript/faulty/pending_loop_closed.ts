/** A loop is closed by hand while its heart beats on. */
import { coro, newEventLoop, sleep } from 'loopscope';

const beat = coro(async function beat() {
  for (;;) await sleep(10_000);
});

const main = coro(async function main() {
  await sleep(20);
});

const loop = newEventLoop();
loop.createTask(beat(), { name: 'heart' }); // pending-at-exit: beat
await loop.runUntilComplete(main());
loop.close();
