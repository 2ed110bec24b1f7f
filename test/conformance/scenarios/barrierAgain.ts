import { Barrier, coro, gather, run } from 'loopscope';

const work = coro(async function work(barrier: Barrier, name: string) {
  for (let turn = 0; turn < 3; turn++) console.log(name, turn, await barrier.wait());
});
const main = coro(async function main() {
  // More tasks than parties: those that come while others leave wait for the next time.
  const barrier = new Barrier(2);
  await gather([...'abcd'].map((name) => work(barrier, name)));
  console.log(barrier.nWaiting);
});
await run(main());
