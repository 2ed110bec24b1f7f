// settings: deadlockMs=300, stuckTaskMs=2000
/** Transfers take their locks in one order, and wait for each other for a while. */
import { coro, gather, Lock, run, sleep } from 'loopscope';

const transfer = coro(async function transfer(first: Lock, second: Lock) {
  await first.with(async () => {
    await sleep(150);
    await second.with(async () => await sleep(150));
  });
});

const main = coro(async function main() {
  const [a, b] = [new Lock(), new Lock()];
  await gather([transfer(a, b), transfer(a, b), transfer(a, b)]);
});

await run(main());
